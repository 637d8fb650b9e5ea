import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { minorDigits } from '#kernel/money.ts';
import { PaceChart } from '#web/charts/pace-chart.tsx';
import { DoorLink } from '#web/ui/door.tsx';
import { count, moneyShort } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { useSession } from '#web/use-session.ts';
import { wonDeals } from './list-filters.ts';
import type { TogetherAnswer } from './today-calls.ts';

/** The one number both sides own: what was won this quarter of people whom marketing offered to sales. */
export function WonTogether({ won }: { won: TogetherAnswer['won'] }) {
  const { permits, withholds } = useSession();
  const { currency, fromHandoffs, quarter, days, daysBefore } = won;
  const amount = (each: { amounts: Record<string, number> }) => each.amounts[currency] ?? 0;
  const [last] = fromHandoffs.before;
  const all = `${count(quarter.soFar.deals)} deals won`;
  const unit = 10 ** minorDigits(currency);
  if (withholds('amounts')) {
    return (
      <Section name={t`Won together this quarter`} side="joint" hint={t`from handoffs`}>
        <DoorLink className="fig" to="/scoreboard">
          {plural(fromHandoffs.soFar.deals, { one: '# deal', other: '# deals' })}
        </DoorLink>
        <p className="small soft">
          <Trans>Amounts are not shown to your role.</Trans>
        </p>
      </Section>
    );
  }
  return (
    <Section name={t`Won together this quarter`} side="joint" hint={t`from handoffs`}>
      <div className="row between base wrap">
        <DoorLink className="fig" to="/scoreboard">
          {moneyShort(amount(fromHandoffs.soFar), currency)}
        </DoorLink>
        <span className="r small quiet">
          {count(fromHandoffs.soFar.deals)} of{' '}
          {permits('people.read') ? (
            <DoorLink to="/deals" search={wonDeals(quarter, null)}>
              {all}
            </DoorLink>
          ) : (
            all
          )}
          <br />
          {moneyShort(amount(quarter.soFar), currency)} in all
        </span>
      </div>
      <PaceChart
        days={days.map((each) => each / unit)}
        before={daysBefore.map((each) => each / unit)}
        from={fromHandoffs.from}
        to={fromHandoffs.to}
        words={(value) => moneyShort(Math.round(value * unit), currency)}
        caption={captionOf(won, last && amount(last.byNow), last && amount(last.whole))}
      />
    </Section>
  );
}

function captionOf({ currency }: TogetherAnswer['won'], byNow: number | undefined, whole: number | undefined): string {
  const rule = 'Deals of people who were offered to sales before the deal ended, each once.';
  if (byNow === undefined || whole === undefined) return rule;
  return `${rule} The grey line is last quarter: ${moneyShort(byNow, currency)} by now, ${moneyShort(whole, currency)} in all.`;
}
