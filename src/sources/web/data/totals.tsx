import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { InventoryAnswer } from '#sources/inventory/schema.ts';
import { moneyWords } from '#web/ui/money-words.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { count } from '#web/ui/formats.ts';

/** The whole of what the sources brought: people, accounts, touches, and deals by how they stand, with their worth. */
export function Totals({ totals }: { totals: InventoryAnswer['totals'] }) {
  const { people, accounts, touches, deals, spend } = totals;
  return (
    <dl className="totals" aria-label={t`All together`}>
      <div>
        <dt><Trans>People</Trans></dt>
        <dd className="fig2">
          <DoorLink to="/people" search={{}}>
            {count(people)}
          </DoorLink>
        </dd>
      </div>
      <Total name={t`Accounts`} number={accounts} />
      <Total name={t`Touches`} number={touches} />
      <Total name={t`Deals open`} number={deals.open.deals} amounts={deals.open.amounts} />
      <Total name={t`Deals won`} number={deals.won.deals} amounts={deals.won.amounts} />
      <Total name={t`Deals lost`} number={deals.lost.deals} amounts={deals.lost.amounts} />
      {spend.length > 0 ? <Total name={t`Days of spend`} number={spend.reduce((sum, { days }) => sum + days, 0)} amounts={spend} /> : null}
    </dl>
  );
}

interface TotalProps {
  name: string;
  number: number;
  amounts?: readonly { currency: string; amountMinor: number }[];
}

function Total({ name, number, amounts = [] }: TotalProps) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <span className="fig2">{count(number)}</span>
        {amounts.filter(({ amountMinor }) => amountMinor !== 0).map((amount) => (
          <span key={amount.currency} className="small quiet block nowrap">
            {moneyWords(amount)}
          </span>
        ))}
      </dd>
    </div>
  );
}
