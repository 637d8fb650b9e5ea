import { count } from '#web/ui/formats.ts';
import { plural, t } from '@lingui/core/macro';
import { minorDigits } from '#kernel/money.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { money } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { useSession } from '#web/use-session.ts';
import { wonDeals } from './list-filters.ts';
import type { NumberAnswer, WonNumber } from './today-calls.ts';
import { wonWords } from './today-words.ts';

interface NumberSectionProps {
  name: string;
  answer: NumberAnswer;
  side?: 'sales' | 'joint' | undefined;
}

/** What was won this week and this quarter, beside the same stretch of the one before. */
export function NumberSection({ name, answer, side = 'sales' }: NumberSectionProps) {
  const gone = `${Math.round(answer.quarter.gone * 100)}\u00a0%`;
  return (
    <Section name={name} side={side} hint={t`${gone} of the quarter is gone`}>
      <div className="numbers">
        <OneNumber
          name={t`This week`}
          before={(byNow, whole) => t`By now last week ${byNow}, ${whole} in all.`}
          number={answer.week}
          currency={answer.currency}
          owners={answer.owners}
          side={side}
        />
        <OneNumber
          name={t`This quarter`}
          before={(byNow, whole) => t`By now last quarter ${byNow}, ${whole} in all.`}
          number={answer.quarter}
          currency={answer.currency}
          owners={answer.owners}
          side={side}
        />
      </div>
    </Section>
  );
}

interface OneNumberProps {
  name: string;
  /** What the period before had by now, and in all. */
  before: (byNow: string, whole: string) => string;
  number: WonNumber;
  currency: string;
  owners: readonly string[] | null;
  side: 'sales' | 'joint';
}

function OneNumber({ name, before, number, currency, owners, side }: OneNumberProps) {
  const { withholds } = useSession();
  const { figure, others } = wonWords(number.soFar, currency);
  const [last] = number.before;
  if (withholds('amounts')) return <DealsAlone name={name} before={before} number={number} owners={owners} />;
  const deals = plural(number.soFar.deals, { one: '# deal won', other: '# deals won' });
  const amountOf = (won: WonNumber['soFar']) => money(won.amounts[currency] ?? 0, currency);
  return (
    <div>
      <div className="small quiet">{name}</div>
      <div className="fig2">
        <DoorLink to="/deals" search={wonDeals(number, owners)}>
          {figure}
        </DoorLink>
      </div>
      {last && <PaceBar number={number} currency={currency} side={side} label={t`${figure} so far`} />}
      <p className="small soft">
        {others ? t`${deals}, also ${others}.` : `${deals}.`} {last && before(amountOf(last.byNow), amountOf(last.whole))}
      </p>
    </div>
  );
}

/** For a role that sees no amounts: how many deals, which are counted for everybody. */
function DealsAlone({ name, before, number, owners }: Pick<OneNumberProps, 'name' | 'before' | 'number' | 'owners'>) {
  const [last] = number.before;
  return (
    <div>
      <div className="small quiet">{name}</div>
      <div className="fig2">
        <DoorLink to="/deals" search={wonDeals(number, owners)}>
          {plural(number.soFar.deals, { one: '# deal', other: '# deals' })}
        </DoorLink>
      </div>
      <p className="small soft">
        {last && before(count(last.byNow.deals), count(last.whole.deals))} {t`Amounts are not shown to your role.`}
      </p>
    </div>
  );
}

/** The bar is the period so far, on the whole of the one before; the tick is where that one was by now. */
function PaceBar({ number, currency, side, label }: { number: WonNumber; currency: string; side: string; label: string }) {
  const amount = (won: WonNumber['soFar']) => (won.amounts[currency] ?? 0) / 10 ** minorDigits(currency);
  const [last] = number.before;
  const [now, byThen, whole] = [amount(number.soFar), amount(last!.byNow), amount(last!.whole)];
  const most = Math.max(now, whole, 1);
  const at = (value: number) => `${Math.min(100, Math.max(0, (100 * value) / most))}%`;
  return (
    <svg className="pace-bar" width="100%" height="22" role="img" aria-label={label}>
      <rect x="0" y="5" width={at(Math.max(whole, now))} height="8" rx="2" fill={`var(--${side}-1)`} />
      <rect x="0" y="5" width={at(now)} height="8" rx="2" fill={`var(--${side})`} />
      <line x1={at(byThen)} x2={at(byThen)} y1="0" y2="18" stroke="var(--ink)" strokeWidth="1.5" />
    </svg>
  );
}
