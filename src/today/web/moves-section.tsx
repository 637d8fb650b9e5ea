import { plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
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
          <Plural value={moves.open} one="# open deal" other="# open deals" />
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
          <Plural
            value={moves.stale}
            one="# more is open for longer than nearly every deal that was won, and not shown."
            other="# more are open for longer than nearly every deal that was won, and not shown."
          />
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
          {deal.name || account || t`A deal without a name`}
        </DoorLink>
        <span className="small quiet block">
          {account && deal.name && !deal.name.includes(account) && `${account}. `}
          {stageWords(deal.stage, dayWords(deal.stageSince, now, timeZone), chance)}
        </span>
      </span>
      <span className="strong nowrap">
        {amountMinor === null || currency === null ? (withholds('amounts') ? '' : t`no amount`) : money(amountMinor, currency)}
      </span>
    </li>
  );
}

function stageWords(stage: string, since: string, chance: Move['chance']): string {
  if (!chance) return t`${stage} since ${since}.`;
  const [of, share] = [count(chance.of), percent(chance.won, chance.of)];
  return t`${stage} since ${since}; of ${of} deals that were there and ended, ${share} were won.`;
}

function worthWords(worth: NonNullable<LeadsAnswer['worth']>): string {
  const [share, low, high] = [percent(worth.won, worth.of), percent(worth.low, 1), percent(worth.high, 1)];
  const [won, of, each] = [count(worth.won), count(worth.of), money(worth.averageMinor, worth.currency)];
  return worth.whose === 'mine'
    ? t`Worth about this together: your leads won ${share} (${won} of ${of}, 95 % between ${low} and ${high}), ${each} each.`
    : t`Worth about this together: the company’s leads won ${share} (${won} of ${of}, 95 % between ${low} and ${high}), ${each} each.`;
}

function LeadsLine({ leads: { waiting }, worth }: { leads: LeadsAnswer; worth: NonNullable<LeadsAnswer['worth']> }) {
  const number = inWords(waiting.total);
  const together = Math.round((waiting.total * worth.won * worth.averageMinor) / worth.of);
  return (
    <li>
      <span className="grow">
        <span className="strong">{plural(waiting.total, { one: 'One waiting lead', other: `${number} waiting leads` })}</span>
        <span className="small quiet block">{worthWords(worth)}</span>
      </span>
      <span className="strong nowrap">{money(together, worth.currency)}</span>
    </li>
  );
}
