import type { Slice } from '#platform/slice.ts';
import { workspaceSentences } from '#workspace/audit-sentences.ts';
import { registerWorkspaceRoutes } from '#workspace/routes.ts';
import { searchWorkspace } from '#workspace/search-workspace.ts';

export const workspaceSlice: Slice = {
  name: 'workspace',
  routes: registerWorkspaceRoutes,
  search: searchWorkspace,
  sentences: workspaceSentences,
};
