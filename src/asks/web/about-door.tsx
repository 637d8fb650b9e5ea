import { plural, t } from '@lingui/core/macro';
import type { AskOnWire } from '#asks/schema.ts';
import { DoorLink } from '#web/ui/door.tsx';

const pages = { person: '/people/$id', account: '/accounts/$id', deal: '/deals/$id' } as const;

/** What an ask is about, with the way to its page. */
export function AboutDoor({ kind, id, name }: NonNullable<AskOnWire['about']>) {
  const nameless = { person: t`somebody who was erased`, account: t`an account that is gone`, deal: t`a deal without a name` };
  return (
    <DoorLink to={pages[kind]} params={{ id }}>
      {name || nameless[kind]}
    </DoorLink>
  );
}

/** "3,412 people". */
export function severalWords({ kind, count: many }: NonNullable<AskOnWire['aboutSeveral']>): string {
  if (kind === 'account') return plural(many, { one: '# account', other: '# accounts' });
  if (kind === 'deal') return plural(many, { one: '# deal', other: '# deals' });
  return plural(many, { one: '# person', other: '# people' });
}
