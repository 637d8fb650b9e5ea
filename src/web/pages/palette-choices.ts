import { t } from '@lingui/core/macro';
import type { Choice } from '#finding/web/choices.ts';
import { useSignOut } from '#web/pages/use-sign-out.ts';
import { chooseTheme } from '#web/theme.ts';
import { useSession } from '#web/use-session.ts';

type Go = (path: string) => void;
type Offered = Omit<Choice, 'id' | 'run'> & { path: string; permission?: string };

/** The pages of the app, with the keys that lead there. */
const pages: readonly Offered[] = [
  { title: t`Today`, path: '/', icon: 'home', keys: 'g t', alike: t`start first waits` },
  {
    title: t`Scoreboard`,
    path: '/scoreboard',
    icon: 'numbers',
    keys: 'g s',
    alike: t`measures waiting funnel figures`,
    permission: 'measures.read',
  },
  { title: t`Asks`, path: '/asks', icon: 'asks', keys: 'g k', alike: t`requests questions owe`, permission: 'asks.read' },
  { title: t`People`, path: '/people', icon: 'people', keys: 'g p', alike: t`contacts leads`, permission: 'people.read' },
  { title: t`Accounts`, path: '/accounts', icon: 'company', keys: 'g o', alike: t`companies customers`, permission: 'people.read' },
  { title: t`Deals`, path: '/deals', icon: 'file', keys: 'g e', alike: t`opportunities pipeline`, permission: 'people.read' },
  { title: t`Handoffs`, path: '/handoffs', icon: 'arrow-right', keys: 'g h', alike: t`offered leads follow-up`, permission: 'people.read' },
  { title: t`Data`, path: '/data', icon: 'sources', keys: 'g d', alike: t`sources files export`, permission: 'sources.read' },
  { title: t`Imports`, path: '/data/imports', icon: 'upload', keys: 'g i', alike: t`history undo`, permission: 'sources.read' },
  { title: t`Notices`, path: '/notices', icon: 'bell', keys: 'g n', alike: t`mentions unread told` },
  {
    title: t`Your profile`,
    path: '/settings/profile',
    icon: 'calendar',
    keys: 'g u',
    alike: t`settings you time zone language working hours leave names`,
    permission: 'members.read',
  },
  {
    title: t`Company`,
    path: '/settings/company',
    icon: 'company',
    keys: 'g y',
    alike: t`settings time zone working hours holidays currency`,
    permission: 'company.read',
  },
  {
    title: t`Members`,
    path: '/settings/members',
    icon: 'people',
    keys: 'g m',
    alike: t`settings team roles invitations`,
    permission: 'members.read',
  },
  {
    title: t`Roles`,
    path: '/settings/roles',
    icon: 'people',
    alike: t`settings permissions rights fields rows privacy`,
    permission: 'members.read',
  },
  {
    title: t`Mail`,
    path: '/settings/mail',
    icon: 'mail',
    keys: 'g b',
    alike: t`settings outbox smtp server test`,
    permission: 'mail.read',
  },
  {
    title: t`Security`,
    path: '/settings/security',
    icon: 'lock',
    keys: 'g x',
    alike: t`settings password second factor sessions passkeys signed in`,
  },
  {
    title: t`Single sign-on`,
    path: '/settings/single-sign-on',
    icon: 'key',
    alike: t`settings openid connect provider`,
    permission: 'single-sign-on.write',
  },
  {
    title: t`Running`,
    path: '/settings/running',
    icon: 'screen',
    keys: 'g r',
    alike: t`settings operator doctor backups health`,
    permission: 'installation.read',
  },
  { title: t`API keys`, path: '/settings/api-keys', icon: 'key', alike: t`settings tokens programs`, permission: 'api-keys.write' },
  { title: t`What happened`, path: '/audit', icon: 'audit', keys: 'g w', alike: t`audit log events`, permission: 'audit.read' },
  { title: t`Help`, path: '/help/today', icon: 'help', keys: 'g ?', alike: t`guide manual how documentation` },
];

const doings: readonly Offered[] = [
  { title: t`Bring files`, path: '/data/new', icon: 'upload', alike: t`import upload csv excel`, permission: 'sources.import' },
  {
    title: t`Ask the other side something`,
    path: '/asks?ask=new',
    icon: 'asks',
    alike: t`request question topic problem`,
    permission: 'asks.write',
  },
  { title: t`Invite somebody`, path: '/settings/members', icon: 'plus', alike: t`member colleague user`, permission: 'members.invite' },
];

function offered(choices: readonly Offered[], permits: (action: string) => boolean, go: Go): Choice[] {
  return choices
    .filter(({ permission }) => permission === undefined || permits(permission))
    .map(({ path, permission: _permission, ...choice }) => ({ ...choice, id: `page ${choice.title}`, run: () => go(path) }));
}

/** The pages that the reader may open. */
export function usePages(go: Go): Choice[] {
  const { permits } = useSession();
  return offered(pages, permits, go);
}

/** What the reader may do from anywhere. */
export function useActions({ go, showKeys }: { go: Go; showKeys: () => void }): Choice[] {
  const { permits } = useSession();
  const signOut = useSignOut();
  return [
    ...offered(doings, permits, go),
    { id: 'theme light', title: t`Colours: light`, icon: 'sun', alike: t`theme bright day`, run: () => chooseTheme('light') },
    { id: 'theme dark', title: t`Colours: dark`, icon: 'moon', alike: t`theme night`, run: () => chooseTheme('dark') },
    { id: 'theme system', title: t`Colours: like the system`, icon: 'screen', alike: t`theme`, run: () => chooseTheme('system') },
    { id: 'keys', title: t`Show what keys do`, icon: 'key', keys: '?', alike: t`shortcuts keyboard help`, run: showKeys },
    { id: 'sign out', title: t`Sign out`, icon: 'leave', alike: t`log off leave`, run: () => void signOut() },
  ];
}
