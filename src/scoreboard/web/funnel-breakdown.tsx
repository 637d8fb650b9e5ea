import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { percentWords } from '#web/charts/wait-words.ts';
import { Button } from '#web/ui/button.tsx';
import { count } from '#web/ui/formats.ts';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { FigureDoor } from './figure-door.tsx';
import type { StageCount } from './measure-answers.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';

interface FunnelBreakdownProps {
  by: Record<string, { stages: readonly StageCount[] }>;
  /** The values, the most frequent first. */
  order: readonly string[];
  attribute: string;
  place: ScoreboardPlace;
}

const firstShown = 12;

/** The funnel of every value of an attribute, the largest first. */
export function FunnelBreakdown({ by, order, attribute, place }: FunnelBreakdownProps) {
  const [all, setAll] = useState(false);
  const values = order.map((value) => [value, by[value]!] as const);
  const total = count(values.length);
  const stages = values[0]?.[1].stages ?? [];
  return (
    <div className="breakdown">
      <h3>
        <Trans>By {attribute}</Trans>
      </h3>
      <Table label={t`The funnel by ${attribute}`}>
        <thead>
          <tr>
            <Column>{attribute}</Column>
            {stages.map((each) => (
              <Column key={each.stage} figures>
                {each.stage}
              </Column>
            ))}
          </tr>
        </thead>
        <tbody>
          {values.slice(0, all ? undefined : firstShown).map(([value, funnel]) => (
            <Row key={value}>
              <th scope="row">
                {value === '' ? (
                  <span className="quiet">
                    <Trans>empty</Trans>
                  </span>
                ) : (
                  value
                )}
              </th>
              {funnel.stages.map((each) => (
                <StageCell key={each.stage} value={value} stage={each} of={funnel.stages[0]!.people} place={place} />
              ))}
            </Row>
          ))}
        </tbody>
      </Table>
      <p className="cap">
        <Trans>Percent is of all captured with that value.</Trans>{' '}
        {values.length > firstShown && !all && (
          <Button size="sm" onClick={() => setAll(true)}>
            <Trans>Show all {total}</Trans>
          </Button>
        )}
      </p>
    </div>
  );
}

function StageCell({ value, stage, of, place }: { value: string; stage: StageCount; of: number; place: ScoreboardPlace }) {
  return (
    <Cell figures className="nowrap">
      <FigureDoor place={place} figure={{ measure: 'funnel', figure: stage.stage, value }} says={`${stage.stage}, ${value || t`empty`}`}>
        {count(stage.people)}
      </FigureDoor>
      {stage.people !== of && of > 0 && place.state.mode === 'cohort' && (
        <span className="small quiet"> {percentWords(stage.people / of)}</span>
      )}
    </Cell>
  );
}
