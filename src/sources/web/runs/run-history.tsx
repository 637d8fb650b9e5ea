import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { ImportRun } from '#sources/schema.ts';
import { countWords } from '#sources/web/import-words.ts';
import { RunLink, RunState } from '#sources/web/runs/run-state.tsx';
import { whatItReads } from '#sources/web/runs/run-words.ts';
import { Door } from '#web/ui/door.tsx';
import { count } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { useSession } from '#web/use-session.ts';

const shownAtFirst = 12;

/** Every import, the newest first, with what it wrote and what it refused. */
export function RunHistory({ runs }: { runs: readonly ImportRun[] }) {
  const { timeZone } = useSession().company;
  const [showsAll, setShowsAll] = useState(runs.length <= shownAtFirst + 3);
  const shown = showsAll ? runs : runs.slice(0, shownAtFirst);
  return (
    <Section name={t`Imports`} hint={t`newest first, times in ${timeZone}`} className="mt8">
      <Table label={t`All imports`} className="stacks">
        <thead>
          <tr>
            <Column>
              <Trans>Asked for</Trans>
            </Column>
            <Column>
              <Trans>Source</Trans>
            </Column>
            <Column className="only-wide">
              <Trans>File</Trans>
            </Column>
            <Column figures className="only-wide">
              <Trans>New</Trans>
            </Column>
            <Column figures className="only-wide">
              <Trans>Changed</Trans>
            </Column>
            <Column figures className="only-wide">
              <Trans>Same</Trans>
            </Column>
            <Column figures className="only-wide">
              <Trans>Refused</Trans>
            </Column>
            <Column>
              <Trans>State</Trans>
            </Column>
          </tr>
        </thead>
        <tbody>
          {shown.map((run) => (
            <HistoryRow key={run.id} run={run} timeZone={timeZone} />
          ))}
        </tbody>
      </Table>
      {showsAll ? null : (
        <p className="cap">
          {plural(runs.length - shown.length, { one: '#\u00a0earlier import.', other: '#\u00a0earlier imports.' })}{' '}
          <Door onClick={() => setShowsAll(true)}>
            <Trans>Show them</Trans>
          </Door>
        </p>
      )}
    </Section>
  );
}

function HistoryRow({ run, timeZone }: { run: ImportRun; timeZone: string }) {
  return (
    <Row>
      <Cell>
        <RunLink run={run} timeZone={timeZone} />
      </Cell>
      <Cell>
        <span className="strong">{run.sourceName}</span>
        <div className="small quiet only-phone">{countWords(run)}</div>
      </Cell>
      <Cell className="quiet only-wide break">{whatItReads(run)}</Cell>
      <Cell figures className="only-wide">
        {count(run.created)}
      </Cell>
      <Cell figures className="only-wide">
        {count(run.changed)}
      </Cell>
      <Cell figures className="only-wide">
        {count(run.unchanged)}
      </Cell>
      <Cell figures className={run.refused > 0 ? 'only-wide broken strong' : 'only-wide'}>
        {count(run.refused)}
      </Cell>
      <Cell className="state">
        <RunState run={run} />
      </Cell>
    </Row>
  );
}
