import type { Slice } from '#platform/slice.ts';
import { workspaceSentences } from '#workspace/audit-sentences.ts';
import { registerWorkspaceRoutes } from '#workspace/routes.ts';

export const workspaceSlice: Slice = {
  name: 'workspace',
  routes: registerWorkspaceRoutes,
  sentences: workspaceSentences,
};
