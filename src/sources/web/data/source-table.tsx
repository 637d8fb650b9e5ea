import type { SourcesAnswer } from '#sources/schema.ts';
import { plural } from '#sources/web/import-words.ts';
import { RunLink, RunState } from '#sources/web/runs/run-state.tsx';
import { count } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';

interface SourceTableProps {
  sources: SourcesAnswer['sources'];
  timeZone: string;
}

/** The sources with what they hold and how their last import went. */
export function SourceTable({ sources, timeZone }: SourceTableProps) {
  return (
    <Section name="Sources" hint={plural(sources.length, 'source')}>
      <Table label="Sources and their last imports">
        <thead>
          <tr>
            <Column>Source</Column>
            <Column figures>Rows</Column>
            <Column figures className="only-wide">
              Imports
            </Column>
            <Column>Last import</Column>
            <Column>State</Column>
          </tr>
        </thead>
        <tbody>
          {sources.map((source) => (
            <Row key={source.id}>
              <th scope="row">
                <span className="strong">{source.name}</span>
              </th>
              <Cell figures>{count(source.rows)}</Cell>
              <Cell figures className="only-wide">
                {count(source.importRuns)}
              </Cell>
              <Cell>
                {source.lastImport ? <RunLink run={source.lastImport} timeZone={timeZone} /> : <span className="quiet">none yet</span>}
              </Cell>
              <Cell>{source.lastImport ? <RunState run={source.lastImport} /> : null}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
