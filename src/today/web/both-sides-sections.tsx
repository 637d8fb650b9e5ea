import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { count } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { ShareLine } from './share-line.tsx';
import type { TogetherAnswer } from './today-calls.ts';

const hint = 'last 8 weeks';

/** What marketing gave sales: leads a week, and how many of them sales took up. */
export function MarketingSection({ marketing }: { marketing: TogetherAnswer['marketing'] }) {
  const { offeredPerWeek, followedUp } = marketing;
  const mean = offeredPerWeek.reduce((sum, each) => sum + each, 0) / offeredPerWeek.length;
  return (
    <Section name={t`Marketing for sales`} side="marketing" hint={hint}>
      <div className="share-line">
        <div className="row between base">
          <span>
            <Trans>Leads offered a week</Trans>
          </span>
          <b className="strong">{mean < 10 ? mean.toFixed(1) : count(Math.round(mean))}</b>
        </div>
        <Weeks counts={offeredPerWeek} />
        <div className="row between small quiet">
          <span>
            <Trans>week by week, oldest first</Trans>
          </span>
          <span>
            <Trans>
              {count(Math.min(...offeredPerWeek))} to {count(Math.max(...offeredPerWeek))}
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
  return (
    <svg
      className="weeks"
      width="100%"
      height="36"
      role="img"
      aria-label={t`Leads offered in each week, oldest first: ${counts.join(', ')}`}
    >
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
  const hours = (seconds: number) => (seconds === 3600 ? 'one working hour' : `${seconds / 3600} working hours`);
  return (
    <Section name={t`Sales for marketing`} side="sales" hint={hint}>
      {sales.within.map(({ businessSeconds, share, before }) => (
        <ShareLine
          key={businessSeconds}
          name={`First follow-up within ${hours(businessSeconds)}`}
          share={share}
          before={before}
          side="sales"
        />
      ))}
    </Section>
  );
}
