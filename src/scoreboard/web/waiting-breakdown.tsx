import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { percentWords, waitWords } from '#web/charts/wait-words.ts';
import type { WaitClock } from '#web/charts/wait-words.ts';
import { Button } from '#web/ui/button.tsx';
import { count } from '#web/ui/formats.ts';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { FigureDoor } from './figure-door.tsx';
import type { Waiting } from './measure-answers.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';

interface WaitingBreakdownProps {
  by: Record<string, Waiting>;
  /** The values, those with most handoffs first. */
  order: readonly string[];
  attribute: string;
  clock: WaitClock;
  place: ScoreboardPlace;
}

const firstShown = 12;

/** The waits of every value of an attribute, those with most handoffs first. */
export function WaitingBreakdown({ by, order, attribute, clock, place }: WaitingBreakdownProps) {
  const [all, setAll] = useState(false);
  const values = order.map((value) => [value, by[value]!] as const).filter(([, each]) => each.handoffs > 0);
  const total = count(values.length);
  return (
    <div className="breakdown">
      <h3>
        <Trans>By {attribute}</Trans>
      </h3>
      <Table label={t`Waits by ${attribute}`}>
        <thead>
          <tr>
            <Column>{attribute}</Column>
            <Column figures>
              <Trans>handed off</Trans>
            </Column>
            <Column figures>
              <Trans>still waiting</Trans>
            </Column>
            <Column figures>
              <Trans>half within</Trans>
            </Column>
            <Column figures>
              <Trans>within 1&nbsp;h</Trans>
            </Column>
          </tr>
        </thead>
        <tbody>
          {values.slice(0, all ? undefined : firstShown).map(([value, waits]) => (
            <ValueRow key={value} value={value} waits={waits} clock={clock} place={place} />
          ))}
        </tbody>
      </Table>
      <p className="cap">
        {order.length > values.length && `${t`Values without a handoff are left out.`} `}
        {values.length > firstShown && !all && (
          <Button size="sm" onClick={() => setAll(true)}>
            <Trans>Show all {total}</Trans>
          </Button>
        )}
      </p>
    </div>
  );
}

function ValueRow({ value, waits, clock, place }: { value: string; waits: Waiting; clock: WaitClock; place: ScoreboardPlace }) {
  const figures = clock === 'business' ? waits.business : waits;
  const door = (figure: string, says: string, words: string) => (
    <FigureDoor place={place} figure={{ measure: 'response-times', figure, value }} says={`${says}, ${value || t`empty`}`}>
      {words}
    </FigureDoor>
  );
  const median = figures.kaplanMeierMedianSeconds;
  return (
    <Row>
      <th scope="row">
        {value === '' ? (
          <span className="quiet">
            <Trans>empty</Trans>
          </span>
        ) : (
          value
        )}
      </th>
      <Cell figures>{door('handoffs', t`handed off`, count(waits.handoffs))}</Cell>
      <Cell figures>{door('pending', t`still waiting`, count(waits.pending))}</Cell>
      <Cell figures className="nowrap">
        {door('kaplanMeierMedianSeconds', t`half within`, median === null ? t`not reached` : waitWords(median, clock))}
      </Cell>
      <Cell figures className="nowrap">
        {door('within-3600', t`within one hour`, count(figures.within[3600]))}{' '}
        <span className="small quiet">{percentWords(figures.within[3600] / waits.handoffs)}</span>
      </Cell>
    </Row>
  );
}
