import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { count } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import type { FunnelAnswer } from '#scoreboard/schema.ts';
import { FigureDoor } from './figure-door.tsx';
import { FunnelBreakdown } from './funnel-breakdown.tsx';
import { FunnelTable } from './funnel-table.tsx';
import { columnsOf, everybodyOf, funnelView } from './funnel-view.ts';
import type { FunnelView } from './funnel-view.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';

const modes = [
  { value: 'cohort', label: t`Cohort` },
  { value: 'in-period', label: t`In the period` },
] as const;

const aloneNames = { cohort: t`From capture to won`, 'in-period': t`What happened in the period, whoever was captured when` };
const names = {
  cohort: {
    month: t`From capture to won, by the month people were captured`,
    quarter: t`From capture to won, by the quarter people were captured`,
  },
  'in-period': {
    month: t`What happened in each month, whoever was captured when`,
    quarter: t`What happened in each quarter, whoever was captured when`,
  },
};

interface FunnelSectionProps {
  answer: FunnelAnswer;
  every: 'month' | 'quarter';
  place: ScoreboardPlace;
  stale: boolean;
}

/** From capture to won: by the days on which people were captured, or by the days on which they reached each stage. */
export function FunnelSection({ answer, every, place, stale }: FunnelSectionProps) {
  const { mode } = place.state;
  const view = funnelView(columnsOf(answer), mode, everybodyOf(answer));
  const alone = view.columns.length === 1;
  const name = alone ? aloneNames[mode] : names[mode][every];
  return (
    <Section
      name={name}
      hint={
        <Segmented
          label={t`How the funnel counts`}
          value={mode}
          options={modes}
          onPick={(picked) => place.go({ mode: picked, figure: null })}
        />
      }
    >
      <div className={stale ? 'stale' : undefined} aria-busy={stale || undefined}>
        <FunnelTable
          view={view}
          label={t`Table: ${name}`}
          exitsHead={mode === 'cohort' ? t`Ended without a win, of all captured` : t`Ended without a win`}
          place={place}
        />
        <FunnelCaption answer={answer} view={view} place={place} />
        {answer.by && place.state.by && (
          <FunnelBreakdown by={answer.by} order={answer.byOrder ?? []} attribute={place.state.by} place={place} />
        )}
      </div>
    </Section>
  );
}

function FunnelCaption({ answer, view, place }: { answer: FunnelAnswer; view: FunnelView; place: ScoreboardPlace }) {
  const { mode } = place.state;
  const runs = [...view.stages, ...view.exits].some((row) => row.cells.some((cell) => cell.runs));
  const compare = view.columns.length > 1 ? t`Bars compare columns within a stage.` : t`Bars compare stages.`;
  if (mode === 'in-period') {
    return (
      <p className="cap">
        <Trans>
          Everyone who reached a stage in those days, whenever they were captured: how much happened, not how well a cohort did. No stage is
          a share of another here.
        </Trans>{' '}
        {compare}
        {runs && ` ${t`Hatched: the days are not over, or not yet covered by the sources.`}`}
      </p>
    );
  }
  return (
    <p className="cap">
      <Trans>The people captured in those days, and how far each has come by now. Percent is the share of the stage before.</Trans>{' '}
      {compare}
      {runs && ` ${t`Hatched: some windows still run, the number can only grow.`}`} <Detours answer={answer} place={place} />
    </p>
  );
}

/** One sentence on those who did not go stage by stage. */
function Detours({ answer, place }: { answer: FunnelAnswer; place: ScoreboardPlace }) {
  if (answer.mode !== 'cohort') return null;
  const { skipped, wentBack } = answer;
  if (!skipped && !wentBack) return null;
  const back = count(wentBack ?? 0);
  const skippers = (
    <FigureDoor place={place} figure={{ measure: 'funnel', figure: 'skipped' }} says={t`who skipped a stage`}>
      <Plural value={skipped ?? 0} one="# person" other="# people" />
    </FigureDoor>
  );
  const returners = (
    <FigureDoor place={place} figure={{ measure: 'funnel', figure: 'went-back' }} says={t`who went back`}>
      {back}
    </FigureDoor>
  );
  if (!wentBack) return <Trans>{skippers} skipped a stage; each is counted once, where they are furthest.</Trans>;
  if (!skipped) return <Trans>{returners} went back; each is counted once, where they are furthest.</Trans>;
  return (
    <Trans>
      {skippers} skipped a stage, {returners} went back; each is counted once, where they are furthest.
    </Trans>
  );
}
