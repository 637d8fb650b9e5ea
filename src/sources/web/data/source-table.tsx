import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { agoWords, importCount } from '#sources/web/import-words.ts';
import type { InventorySource } from '#sources/inventory/schema.ts';
import type { ImportRun } from '#sources/schema.ts';
import { objectCount } from '#sources/web/preview/object-words.ts';
import { RunLink, RunState } from '#sources/web/runs/run-state.tsx';
import { DoorLink } from '#web/ui/door.tsx';
import { day } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { State } from '#web/ui/state.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { useNow } from '#web/use-now.ts';
import { useSession } from '#web/use-session.ts';

/** The sources: what each brought, how fresh it is, and what is wrong with it. */
export function SourceTable({ sources, runs }: { sources: readonly InventorySource[]; runs: readonly ImportRun[] }) {
  return (
    <Section name={t`Sources`} hint={plural(sources.length, { one: '#\u00a0source', other: '#\u00a0sources' })}>
      <Table label={t`Sources and their last imports`} className="sources stacks">
        <thead>
          <tr>
            <Column><Trans>Source</Trans></Column>
            <Column><Trans>What it brought</Trans></Column>
            <Column><Trans>Last import</Trans></Column>
            <Column className="only-wide"><Trans>Covers until</Trans></Column>
            <Column><Trans>State</Trans></Column>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <SourceRow key={source.id} source={source} run={runs.find(({ id }) => id === source.lastImport?.id)} />
          ))}
        </tbody>
      </Table>
    </Section>
  );
}

function SourceRow({ source, run }: { source: InventorySource; run: ImportRun | undefined }) {
  const { company } = useSession();
  const now = useNow();
  const { lastImport, observedUntil, problems } = source;
  const rows = Object.entries(source.counts).filter(([, number]) => number > 0);
  return (
    <Row>
      <th scope="row">
        <span className="strong">{source.name}</span>
        <div className="small quiet">{importCount(source.importRuns)}</div>
      </th>
      <Cell className="small">
        {rows.map(([object, number]) => (
          <div key={object} className="nowrap">
            {objectCount(object, number)}
          </div>
        ))}
        {rows.length === 0 ? <span className="quiet"><Trans>nothing that stands</Trans></span> : null}
      </Cell>
      <Cell className="small">
        {lastImport ? <RunLink run={lastImport} timeZone={company.timeZone} /> : <span className="quiet"><Trans>none that stands</Trans></span>}
        {lastImport ? <div className="quiet">{agoWords(lastImport.requestedAt, now)}</div> : null}
      </Cell>
      <Cell className="small nowrap only-wide">
        {observedUntil ? day(observedUntil, company.timeZone) : <span className="quiet"><Trans>no moments</Trans></span>}
      </Cell>
      <Cell className="state">
        {run ? <RunState run={run} /> : null}
        {problems.map((problem) => (
          <Problem key={problem.code + problem.message} problem={problem} runId={lastImport?.id} />
        ))}
      </Cell>
    </Row>
  );
}

function Problem({ problem, runId }: { problem: InventorySource['problems'][number]; runId: string | undefined }) {
  return (
    <div className="problem">
      <State is="risk">
        {runId ? (
          <DoorLink to="/data/imports/$id" params={{ id: runId }}>
            {problem.message}
          </DoorLink>
        ) : (
          problem.message
        )}
      </State>
    </div>
  );
}
