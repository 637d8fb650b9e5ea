import type { Context } from '#platform/context.ts';
import type { WorkspaceTx } from '#platform/database/database.ts';
import { foundGroup } from '#platform/found-group.ts';
import type { Found, FoundGroup, SearchAsked } from '#platform/slice.ts';
import { permits, type Action } from '#workspace/permissions.ts';
import { searchViews } from '#workspace/views/search-views.ts';
import { listMembers } from '#workspace/store.ts';

interface SettingsPage {
  title: string;
  path: string;
  detail: string;
  action: Action;
}

/** Pages that are about the company and not about its data; the detail is searched as well. */
const pages: readonly SettingsPage[] = [
  { title: 'Company', path: '/settings/company', detail: 'name, time zone, currency, working hours, holidays', action: 'company.read' },
  {
    title: 'Your profile',
    path: '/settings/profile',
    detail: 'name, time zone, language, working hours, leave, names in sources',
    action: 'members.read',
  },
  { title: 'Members', path: '/settings/members', detail: 'who is here, teams, roles, invitations', action: 'members.read' },
  { title: 'Roles', path: '/settings/roles', detail: 'who may do what, fields, rows, permissions', action: 'members.read' },
  { title: 'Mail', path: '/settings/mail', detail: 'outbox, mail server, smtp, test', action: 'mail.read' },
  { title: 'API keys', path: '/settings/api-keys', detail: 'for programs, tokens', action: 'api-keys.write' },
  {
    title: 'Single sign-on',
    path: '/settings/single-sign-on',
    detail: 'OpenID Connect, provider, groups',
    action: 'single-sign-on.write',
  },
  { title: 'Security', path: '/settings/security', detail: 'password, second factor, where you are signed in', action: 'notices.read' },
  { title: 'Running', path: '/settings/running', detail: 'doctor, backups, sizes, background work', action: 'installation.read' },
  { title: 'What happened', path: '/audit', detail: 'audit log of who did what', action: 'audit.read' },
];

/** Saved views; members by the beginning of each word of their name, or of their mail; and the pages of settings. */
export async function searchWorkspace(tx: WorkspaceTx, context: Context, asked: SearchAsked): Promise<FoundGroup[]> {
  const { caller, ids } = context;
  const { text, limit } = asked;
  const words = bare(text).split(/\s+/);
  const members = permits(caller, 'members.read') ? (await listMembers(tx)).filter(({ endedAt }) => !endedAt) : [];
  const isMeant = (said: string) => words.every((word) => ` ${said}`.includes(` ${word}`));
  const here = members.filter(
    ({ name, email, endedAt }) => endedAt === null && (isMeant(bare(name)) || email.toLowerCase().startsWith(text.toLowerCase())),
  );
  const open = pages.filter(
    ({ title, detail, action }) => permits(caller, action) && isMeant(bare(`${title} ${detail.replaceAll(',', '')}`)),
  );
  return [
    ...(await searchViews(tx, context, asked)),
    ...foundGroup({ name: 'members', title: 'Members', limit }, here.slice(0, limit + 1), ({ id, name, email, team }): Found => {
      return { id: ids.encode('member', id), title: name, detail: `${team}, ${email}`, path: '/settings/members' };
    }),
    ...foundGroup({ name: 'settings', title: 'Settings', limit }, open.slice(0, limit + 1), ({ title, detail, path }): Found => {
      return { id: path, title, detail, path };
    }),
  ];
}

const bare = (text: string) =>
  text
    .normalize('NFKD')
    .replaceAll(/\p{M}+/gu, '')
    .toLowerCase();
