import { t } from '@lingui/core/macro';
/** One thing that a new company does once. */
export interface FirstStep {
  key: string;
  name: string;
  why: string;
  to: '/data/new' | '/settings/members';
  isDone: boolean;
}

interface Known {
  sources: number;
  members: readonly { team: string; role: string }[];
}

/** What a new company has still to do until both sides look at the same numbers; read from what there is, nothing is ticked. */
export function firstSteps({ sources, members }: Known): FirstStep[] {
  const has = (test: (member: { team: string; role: string }) => boolean) => members.some(test);
  return [
    {
      key: 'both-sources',
      name: t`Bring what both sides know`,
      why: sources === 1 ? t`One source is here. The other side has one too.` : t`An export of marketing’s tool, and one of the CRM.`,
      to: '/data/new',
      isDone: sources > 1,
    },
    {
      key: 'both-sides',
      name: t`Invite the other side`,
      why: t`Nothing here is the truth of one side alone.`,
      to: '/settings/members',
      isDone: has(({ team }) => team === 'marketing') && has(({ team }) => team === 'sales'),
    },
    {
      key: 'both-heads',
      name: t`Name both heads`,
      why: t`What binds both needs both signatures.`,
      to: '/settings/members',
      isDone: has(({ role }) => role === 'head-of-marketing') && has(({ role }) => role === 'head-of-sales'),
    },
  ];
}
