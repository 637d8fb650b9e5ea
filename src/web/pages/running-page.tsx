import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { queryOptions, useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import type { RunningAnswer } from '#running/schema.ts';
import { get } from '#web/api.ts';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { bytes, count, duration, moment } from '#web/ui/formats.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { State, type StateKind } from '#web/ui/state.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { useSession } from '#web/use-session.ts';
import { SettingsTabs } from '#workspace/web/settings-tabs.tsx';

const runningQuery = queryOptions({
  queryKey: ['running'],
  queryFn: ({ signal }) => get<RunningAnswer>('/api/running', {}, signal),
  staleTime: 0,
});

const lead = t`What the doctor says, how large everything is, and when it was last backed up.`;

/** How the installation does, for whoever operates it. */
export function RunningPage() {
  const { permits } = useSession();
  if (permits('installation.read')) return <Running />;
  return (
    <Page title={t`Running`} lead={lead}>
      <SettingsTabs />
      <Empty
        action={
          <ButtonLink to="/settings/company">
            <Trans>Back to the company</Trans>
          </ButtonLink>
        }
      >
        <Trans>The operator sees here how Entente does.</Trans>
      </Empty>
    </Page>
  );
}

function Running() {
  const running = useQuery(runningQuery);
  const again = (
    <Button onClick={() => void running.refetch()}>
      <Trans>Look again</Trans>
    </Button>
  );
  return (
    <Page title={t`Running`} lead={lead} actions={running.data ? again : undefined}>
      <SettingsTabs />
      {running.isPending ? <Skeleton reading={t`how Entente does`} rows={8} /> : null}
      {running.isError ? <ProblemNote problem={running.error} action={again} /> : null}
      {running.data ? <Found found={running.data} /> : null}
    </Page>
  );
}

function Found({ found }: { found: RunningAnswer }) {
  return (
    <div className="grid side">
      <div>
        <Findings found={found} />
        <Backups found={found} />
      </div>
      <div>
        <Facts found={found} />
        <Sizes database={found.database} />
      </div>
    </div>
  );
}

const kinds: Record<'ok' | 'odd' | 'bad', { is: StateKind; word: string }> = {
  ok: { is: 'good', word: t`Well` },
  odd: { is: 'risk', word: t`Look at it` },
  bad: { is: 'broken', word: t`Bad` },
};
const weight = { bad: 0, odd: 1, ok: 2 } as const;

function Findings({ found: { findings } }: { found: RunningAnswer }) {
  const sorted = findings.toSorted((one, other) => weight[one.state] - weight[other.state]);
  const all = findings.length;
  const toSee = findings.filter(({ state }) => state !== 'ok').length;
  return (
    <Section name={t`What the doctor says`} hint={toSee === 0 ? t`All is well` : t`${toSee} of ${all} to look at`}>
      <ul className="list">
        {sorted.map(({ what, state, says, advice }) => (
          <li key={what} className="row between wrap">
            <div>
              <div>
                <span className="strong">{what === 'node' ? t`Runs in` : what[0]!.toUpperCase() + what.slice(1)}</span> {says}
              </div>
              {advice ? <div className="small quiet">{advice}</div> : null}
            </div>
            <State is={kinds[state].is}>{kinds[state].word}</State>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Backups({ found: { backups, regularBackups } }: { found: RunningAnswer }) {
  const { company } = useSession();
  const { everyHours = 0, keep = 0 } = regularBackups ?? {};
  const hint = regularBackups ? t`Every ${everyHours} h, the newest ${keep} are kept` : t`None by themselves`;
  return (
    <Section name={t`Backups`} hint={hint}>
      {backups.length === 0 ? (
        <p>
          <Trans>None was made yet.</Trans>
        </p>
      ) : null}
      {backups.length > 0 ? (
        <Table label={t`The last backups`}>
          <thead>
            <tr>
              <Column>
                <Trans>Shows</Trans>
              </Column>
              <Column>
                <Trans>File</Trans>
              </Column>
              <Column figures>
                <Trans>Rows</Trans>
              </Column>
              <Column figures>
                <Trans>Size</Trans>
              </Column>
              <Column>
                <Trans>Checked</Trans>
              </Column>
            </tr>
          </thead>
          <tbody>
            {backups.map((backup) => (
              <Row key={backup.fileName + backup.takenAt}>
                <Cell>{moment(backup.takenAt, company.timeZone)}</Cell>
                <Cell>
                  <code>{backup.fileName}</code>
                </Cell>
                <Cell figures>{count(backup.rows)}</Cell>
                <Cell figures>{bytes(backup.bytes)}</Cell>
                <Cell>
                  <State is="good">
                    <Trans>Read back</Trans>
                  </State>
                </Cell>
              </Row>
            ))}
          </tbody>
        </Table>
      ) : null}
      <p className="cap">
        <Trans>
          Made and restored where Entente runs: <code>bin/entente backup</code>, or by itself with <code>ENTENTE_BACKUP_FOLDER</code>. A
          backup holds everything, also what is secret, and so is not handed out here.
        </Trans>
      </p>
    </Section>
  );
}

function Facts({ found: { version, node, database, background, migrations } }: { found: RunningAnswer }) {
  const { company } = useSession();
  const due = count(background.due);
  const wait = duration(background.oldestDueSeconds);
  const waits = background.due === 0 ? t`Nothing` : t`${due}, the oldest for ${wait}`;
  const newest = migrations.newest.replace(/\.sql$/, '');
  const applied = moment(migrations.appliedAt, company.timeZone);
  return (
    <Section name="Entente">
      <dl className="kv">
        <Fact name={t`Version`}>{version}</Fact>
        <Fact name="Node">{node}</Fact>
        <Fact name="PostgreSQL">{database.version}</Fact>
        <Fact name={t`Connections`}>{count(database.connections)}</Fact>
        <Fact name={t`Waits in the background`}>{waits}</Fact>
        <Fact name={t`Given up`}>{background.dead === 0 ? t`Nothing` : count(background.dead)}</Fact>
        <Fact name={t`Migrations`}>
          <Trans>
            {migrations.count}, the newest <code>{newest}</code> of {applied}
          </Trans>
        </Fact>
      </dl>
    </Section>
  );
}

function Sizes({ database }: { database: RunningAnswer['database'] }) {
  const size = bytes(database.bytes);
  return (
    <Section name={t`What takes room`} hint={t`${size} in all`}>
      <dl className="kv">
        {database.largest.map(({ table, bytes: each }) => (
          <Fact key={table} name={table.replaceAll('_', ' ')}>
            {bytes(each)}
          </Fact>
        ))}
      </dl>
    </Section>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
