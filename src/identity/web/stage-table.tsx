import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Empty } from '#web/ui/empty.tsx';
import { duration } from '#web/ui/formats.ts';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import type { StageSpan } from './stage-spans.ts';

interface StageTableProps {
  spans: readonly StageSpan[];
  /** The server's clock. */
  asOf: string | undefined;
  dayWords: (at: string) => string;
  lostReason: string | null;
}

/** The stages a deal went through: since when, how long each stood, and who moved it. */
export function StageTable({ spans, asOf, dayWords, lostReason }: StageTableProps) {
  if (spans.length === 0)
    return (
      <Empty>
        <Trans>No source tells of a stage of this deal yet.</Trans>
      </Empty>
    );
  return (
    <Table label={t`Every stage`} className="stages">
      <thead>
        <tr>
          <Column>
            <Trans>Stage</Trans>
          </Column>
          <Column>
            <Trans>Since</Trans>
          </Column>
          <Column figures>
            <Trans>Stood for</Trans>
          </Column>
          <Column>
            <Trans>Moved by</Trans>
          </Column>
          <Column>
            <Trans>Told by</Trans>
          </Column>
        </tr>
      </thead>
      <tbody>
        {spans.map((span, index) => (
          <Row key={index}>
            <Cell className="strong">
              {span.label}
              {span.kind === 'lost' && lostReason && <span className="soft">: {lostReason}</span>}
            </Cell>
            <Cell className="nowrap">{dayWords(span.at)}</Cell>
            <Cell figures className="nowrap">
              {stoodWords(span, asOf)}
            </Cell>
            <Cell className="soft">{span.actor}</Cell>
            <Cell className="soft">{span.source}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** What still stands is said to be still standing; an end stands for ever. */
function stoodWords({ kind, at, seconds }: StageSpan, asOf: string | undefined) {
  if (seconds !== null) return duration(seconds);
  if (kind === 'won' || kind === 'lost' || !asOf) return '';
  const stood = duration(Math.max(0, (Date.parse(asOf) - Date.parse(at)) / 1000));
  return t`${stood} so far`;
}
