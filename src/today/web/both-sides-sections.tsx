import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { count, decimals } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { ShareLine } from './share-line.tsx';
import type { TogetherAnswer } from './today-calls.ts';

const hint = t`last 8 weeks`;

/** What marketing gave sales: leads a week, and how many of them sales took up. */
export function MarketingSection({ marketing }: { marketing: TogetherAnswer['marketing'] }) {
  const { offeredPerWeek, followedUp } = marketing;
  const mean = offeredPerWeek.reduce((sum, each) => sum + each, 0) / offeredPerWeek.length;
  const [least, most] = [count(Math.min(...offeredPerWeek)), count(Math.max(...offeredPerWeek))];
  return (
    <Section name={t`Marketing for sales`} side="marketing" hint={hint}>
      <div className="share-line">
        <div className="row between base">
          <span>
            <Trans>Leads offered a week</Trans>
          </span>
          <b className="strong">{mean < 10 ? decimals(mean, 1) : count(Math.round(mean))}</b>
        </div>
        <Weeks counts={offeredPerWeek} />
        <div className="row between small quiet">
          <span>
            <Trans>week by week, oldest first</Trans>
          </span>
          <span>
            <Trans>
              {least} to {most}
            </Trans>
          </span>
        </div>
      </div>
      <ShareLine name={t`Followed up by sales so far`} share={followedUp} side="marketing" />
    </Section>
  );
}

function Weeks({ counts }: { counts: readonly number[] }) {
  const most = Math.max(...counts, 1);
  const weeks = counts.join(', ');
  return (
    <svg className="weeks" width="100%" height="36" role="img" aria-label={t`Leads offered in each week, oldest first: ${weeks}`}>
      {counts.map((each, index) => {
        const height = Math.max(1, (34 * each) / most);
        const width = 100 / counts.length;
        return (
          <rect
            key={index}
            x={`${index * width}%`}
            y={36 - height}
            width={`${width - 1.5}%`}
            height={height}
            rx="1.5"
            fill="var(--marketing)"
          />
        );
      })}
    </svg>
  );
}

/** What sales did for marketing: how soon leads were followed up. */
export function SalesSection({ sales }: { sales: TogetherAnswer['sales'] }) {
  const promised = (hours: number) =>
    plural(hours, { one: 'First follow-up within one working hour', other: 'First follow-up within # working hours' });
  return (
    <Section name={t`Sales for marketing`} side="sales" hint={hint}>
      {sales.within.map(({ businessSeconds, share, before }) => (
        <ShareLine key={businessSeconds} name={promised(businessSeconds / 3600)} share={share} before={before} side="sales" />
      ))}
    </Section>
  );
}
