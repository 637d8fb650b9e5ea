import type { DealSummary } from '#identity/schema.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { amountWords } from '#web/ui/money-words.ts';
import { State } from '#web/ui/state.tsx';
import { dealName, dealState } from './deal-words.ts';

interface DealListProps {
  deals: readonly (DealSummary & { role?: string | null })[];
  label: string;
  dayWords: (at: string) => string;
}

/** Deals with where they stand and what they are worth; each is a door to its page. */
export function DealList({ deals, label, dayWords }: DealListProps) {
  return (
    <ul className="list" aria-label={label}>
      {deals.map((deal) => (
        <li key={deal.id} className="deal-line">
          <span>
            <b className="strong">
              <DoorLink to="/deals/$id" params={{ id: deal.id }}>
                {dealName(deal)}
              </DoorLink>
            </b>
            {deal.role && <span className="soft">, {deal.role}</span>}
          </span>
          <span className="r nowrap">
            {deal.currency && deal.amountMinor !== null && amountWords({ currency: deal.currency, amountMinor: deal.amountMinor })}
          </span>
          <span className="small">
            <State is={dealState(deal).state}>{dealState(deal).words}</State>
          </span>
          <span className="small quiet r nowrap">{deal.standing && dayWords(deal.standing.at)}</span>
        </li>
      ))}
    </ul>
  );
}
