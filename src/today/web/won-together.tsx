import { plural, t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
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
  const [ours, all] = [count(fromHandoffs.soFar.deals), quarter.soFar.deals];
  const inAll = moneyShort(amount(quarter.soFar), currency);
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
          {permits('people.read') ? (
            <Trans>
              {ours} of{' '}
              <DoorLink to="/deals" search={wonDeals(quarter, null)}>
                <Plural value={all} one="# deal won" other="# deals won" />
              </DoorLink>
            </Trans>
          ) : (
            plural(all, { one: `${ours} of # deal won`, other: `${ours} of # deals won` })
          )}
          <br />
          <Trans>{inAll} in all</Trans>
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
  const rule = t`Deals of people who were offered to sales before the deal ended, each once.`;
  if (byNow === undefined || whole === undefined) return rule;
  const [then, inAll] = [moneyShort(byNow, currency), moneyShort(whole, currency)];
  return `${rule} ${t`The grey line is last quarter: ${then} by now, ${inAll} in all.`}`;
}
