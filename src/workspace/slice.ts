import type { Slice } from '#platform/slice.ts';
import { workspaceSentences } from '#workspace/audit-sentences.ts';
import { mailListeners, mailSweeps } from '#workspace/mail/send-written-mails.ts';
import { signInSentences } from '#workspace/sign-in/sentences.ts';
import { registerRoleRoutes } from '#workspace/roles/routes.ts';
import { registerWorkspaceRoutes } from '#workspace/routes.ts';
import { registerViewRoutes } from '#workspace/views/routes.ts';
import { forgetInViews } from '#workspace/views/view-store.ts';
import { searchWorkspace } from '#workspace/search-workspace.ts';

const viewEvents = ['view.saved', 'view.changed', 'view.shared', 'view.unshared', 'view.removed'];
const mailEvents = ['mail.written', 'mail.tested', 'mail.sent-again', 'mail-settings.changed', 'mail-settings.removed'];

export const workspaceSlice: Slice = {
  name: 'workspace',
  routes: (http) => {
    registerWorkspaceRoutes(http);
    registerViewRoutes(http);
    registerRoleRoutes(http);
  },
  erase: async (tx, { identifiers }) => {
    await forgetInViews(tx, identifiers);
    return [];
  },
  search: searchWorkspace,
  listeners: mailListeners,
  sweeps: mailSweeps,
  sentences: { ...workspaceSentences, ...signInSentences },
  // What journeys reads of members does not depend on any of these.
  quietEvents: [
    'roles.changed',
    ...mailEvents,
    ...viewEvents,
    ...Object.keys(signInSentences).filter((name) => !name.startsWith('member.')),
  ],
};
