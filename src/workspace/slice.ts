import type { Slice } from '#platform/slice.ts';
import { workspaceSentences } from '#workspace/audit-sentences.ts';
import { mailListeners, mailSweeps } from '#workspace/mail/send-written-mails.ts';
import { registerWorkspaceRoutes } from '#workspace/routes.ts';
import { searchWorkspace } from '#workspace/search-workspace.ts';

export const workspaceSlice: Slice = {
  name: 'workspace',
  routes: registerWorkspaceRoutes,
  search: searchWorkspace,
  listeners: mailListeners,
  sweeps: mailSweeps,
  sentences: workspaceSentences,
  // What journeys reads of members does not depend on any of these.
  quietEvents: ['mail.written', 'mail.tested', 'mail.sent-again', 'mail-settings.changed', 'mail-settings.removed'],
};
