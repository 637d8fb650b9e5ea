import type { ImportRun } from '#sources/schema.ts';
import { RunLink, RunState } from '#sources/web/runs/run-state.tsx';
import { count } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { useSession } from '#web/use-session.ts';

/** Every import, the newest first, with what it wrote and what it refused. */
export function RunHistory({ runs }: { runs: readonly ImportRun[] }) {
  const { timeZone } = useSession().company;
  return (
    <Section name="Imports" hint={`newest first, times in ${timeZone}`} className="mt8">
      <Table label="All imports" className="stacks">
        <thead>
          <tr>
            <Column>Asked for</Column>
            <Column>Source</Column>
            <Column className="only-wide">File</Column>
            <Column figures className="only-wide">
              New
            </Column>
            <Column figures className="only-wide">
              Changed
            </Column>
            <Column figures className="only-wide">
              Same
            </Column>
            <Column figures className="only-wide">
              Refused
            </Column>
            <Column>State</Column>
          </tr>
        </thead>
        <tbody>
          {runs.map((run) => (
            <Row key={run.id}>
              <Cell>
                <RunLink run={run} timeZone={timeZone} />
              </Cell>
              <Cell>
                <span className="strong">{run.sourceName}</span>
                <div className="small quiet only-phone">
                  {count(run.created)} new, {count(run.changed)} changed, {count(run.unchanged)} as before, {count(run.refused)} refused
                </div>
              </Cell>
              <Cell className="quiet only-wide break">{run.fileNames.join(', ')}</Cell>
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
          ))}
        </tbody>
      </Table>
    </Section>
  );
}
