import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { DoorLink } from '#web/ui/door.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { count, money } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { useNow } from '#web/use-now.ts';
import { useSession } from '#web/use-session.ts';
import { openDeals } from './list-filters.ts';
import type { LeadsAnswer, Move, NumberAnswer } from './today-calls.ts';
import { dayWords, inWords, percent } from './today-words.ts';

interface MovesSectionProps {
  moves: NumberAnswer['moves'];
  owners: NumberAnswer['owners'];
  leads?: LeadsAnswer | undefined;
}

/** What moves the number most: open deals by what earlier ones at their stage brought, and the waiting leads together. */
export function MovesSection({ moves, owners, leads }: MovesSectionProps) {
  const hint = moves.rows.length < moves.open && (
    <>
      <Trans>
        of{' '}
        <DoorLink to="/deals" search={openDeals(owners)}>
          {count(moves.open)} open deals
        </DoorLink>
      </Trans>
    </>
  );
  return (
    <Section name={t`What moves it most`} hint={hint}>
      {moves.rows.length === 0 && !leads?.worth && (
        <Empty>
          <Trans>No open deal is known under your name.</Trans>
        </Empty>
      )}
      <ol className="list moves">
        {moves.rows.map((move) => (
          <MoveLine key={move.deal.id} move={move} />
        ))}
        {leads?.worth && leads.waiting.total > 0 && <LeadsLine leads={leads} worth={leads.worth} />}
      </ol>
      {moves.stale > 0 && (
        <p className="cap">
          {count(moves.stale)} more {moves.stale === 1 ? 'is' : 'are'} open for longer than nearly every deal that was won, and not shown.
        </p>
      )}
    </Section>
  );
}

function MoveLine({ move: { deal, account, amountMinor, currency, chance } }: { move: Move }) {
  const { withholds } = useSession();
  const now = useNow();
  const { timeZone } = useSession().company;
  return (
    <li>
      <span className="grow">
        <DoorLink className="strong" to="/deals/$id" params={{ id: deal.id }}>
          {deal.name || account || 'A deal without a name'}
        </DoorLink>
        <span className="small quiet block">
          {account && deal.name && !deal.name.includes(account) && `${account}. `}
          {deal.stage} since {dayWords(deal.stageSince, now, timeZone)}
          {chance && `; of ${count(chance.of)} deals that were there and ended, ${percent(chance.won, chance.of)} were won`}.
        </span>
      </span>
      <span className="strong nowrap">
        {amountMinor === null || currency === null ? (withholds('amounts') ? '' : 'no amount') : money(amountMinor, currency)}
      </span>
    </li>
  );
}

function LeadsLine({ leads: { waiting }, worth }: { leads: LeadsAnswer; worth: NonNullable<LeadsAnswer['worth']> }) {
  const whose = worth.whose === 'mine' ? 'your' : 'the company’s';
  const together = Math.round((waiting.total * worth.won * worth.averageMinor) / worth.of);
  return (
    <li>
      <span className="grow">
        <span className="strong">
          {inWords(waiting.total)} waiting {waiting.total === 1 ? 'lead' : 'leads'}
        </span>
        <span className="small quiet block">
          <Trans>
            Worth about this together: {whose} leads won {percent(worth.won, worth.of)} ({count(worth.won)} of {count(worth.of)}, 95 %
            between {percent(worth.low, 1)} and {percent(worth.high, 1)}), {money(worth.averageMinor, worth.currency)} each.
          </Trans>
        </span>
      </span>
      <span className="strong nowrap">{money(together, worth.currency)}</span>
    </li>
  );
}
