import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
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

const aloneNames = { cohort: 'From capture to won', 'in-period': 'What happened in the period, whoever was captured when' };

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
  const name = alone
    ? aloneNames[mode]
    : mode === 'cohort'
      ? `From capture to won, by the ${every} people were captured`
      : `What happened in each ${every}, whoever was captured when`;
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
  const compare = view.columns.length > 1 ? 'Bars compare columns within a stage.' : 'Bars compare stages.';
  if (mode === 'in-period') {
    return (
      <p className="cap">
        Everyone who reached a stage in those days, whenever they were captured: how much happened, not how well a cohort did. No stage is a
        share of another here. {compare}
        {runs && ' Hatched: the days are not over, or not yet covered by the sources.'}
      </p>
    );
  }
  return (
    <p className="cap">
      The people captured in those days, and how far each has come by now. Percent is the share of the stage before. {compare}
      {runs && ' Hatched: some windows still run, the number can only grow.'}
      <Detours answer={answer} place={place} />
    </p>
  );
}

function Detours({ answer, place }: { answer: FunnelAnswer; place: ScoreboardPlace }) {
  if (answer.mode !== 'cohort') return null;
  const { skipped, wentBack } = answer;
  if (!skipped && !wentBack) return null;
  return (
    <>
      {' '}
      {Boolean(skipped) && (
        <>
          <Trans>
            <FigureDoor place={place} figure={{ measure: 'funnel', figure: 'skipped' }} says={t`who skipped a stage`}>
              {count(skipped!)} {skipped === 1 ? 'person' : 'people'}
            </FigureDoor>{' '}
            skipped a stage
          </Trans>
        </>
      )}
      {Boolean(skipped) && Boolean(wentBack) && ', '}
      {Boolean(wentBack) && (
        <>
          <Trans>
            <FigureDoor place={place} figure={{ measure: 'funnel', figure: 'went-back' }} says={t`who went back`}>
              {count(wentBack!)}
            </FigureDoor>{' '}
            went back
          </Trans>
        </>
      )}
      ; each is counted once, where they are furthest.
    </>
  );
}
