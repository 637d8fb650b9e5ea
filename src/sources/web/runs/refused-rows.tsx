import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ImportRun } from '#sources/schema.ts';
import { rowCount } from '#sources/web/import-words.ts';
import { RepairDialog } from '#sources/web/runs/repair-dialog.tsx';
import { get } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonAnchor } from '#web/ui/button-link.tsx';
import { count } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { useSession } from '#web/use-session.ts';

interface RefusalsAnswer {
  header: string[];
  refusals: { fileName: string; row: number; code: string; message: string; cells: string[] }[];
  next: string | null;
}

/** The rows that did not fit, each with its reason and its cells, and all of them as a file to repair. */
export function RefusedRows({ run }: { run: ImportRun }) {
  const path = `/api/import-runs/${encodeURIComponent(run.id)}/refusals`;
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, refetch } = useInfiniteQuery({
    queryKey: ['refusals', run.id],
    queryFn: ({ pageParam, signal }) => get<RefusalsAnswer>(path, pageParam ? { after: pageParam } : {}, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
  const [isRepairing, setIsRepairing] = useState(false);
  const { permits } = useSession();
  const rows = data?.pages.flatMap((page) => page.refusals) ?? [];
  return (
    <Section name={t`Refused rows`} hint={rowCount(run.refused)} className="mt8">
      <div className="row wrap">
        {permits('sources.import') ? (
          <Button onClick={() => setIsRepairing(true)}>
            <Trans>Import the refused rows again</Trans>
          </Button>
        ) : null}
        <ButtonAnchor icon="download" href={`${path}.csv`} download={`refused-${run.id}.csv`}>
          <Trans>All of them as a file</Trans>
        </ButtonAnchor>
        <span className="hint">
          <Trans>
            The file holds these rows only, with the reason in front. Repair them there and bring it under the same source name.
          </Trans>
        </span>
      </div>
      <RepairDialog run={run} isOpen={isRepairing} onClose={() => setIsRepairing(false)} />
      {error ? (
        <ProblemNote
          problem={error}
          action={
            <Button onClick={() => void refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      ) : null}
      {!data && !error ? <Skeleton reading={t`the refused rows`} /> : null}
      {data ? <RefusalTable rows={rows} hasSeveralFiles={run.fileNames.length > 1} /> : null}
      {hasNextPage ? (
        <div className="mt4">
          <Button onClick={() => void fetchNextPage()} busy={isFetchingNextPage ? t`Reading` : undefined}>
            <Trans>Show more</Trans>
          </Button>
        </div>
      ) : null}
    </Section>
  );
}

function RefusalTable({ rows, hasSeveralFiles }: { rows: RefusalsAnswer['refusals']; hasSeveralFiles: boolean }) {
  return (
    <div className="mt4">
      <Table label={t`Rows and reasons`} className="pv">
        <thead>
          <tr>
            {hasSeveralFiles ? (
              <Column>
                <Trans>File</Trans>
              </Column>
            ) : null}
            <Column figures>
              <Trans>Row</Trans>
            </Column>
            <Column>
              <Trans>What was wrong</Trans>
            </Column>
            <Column>
              <Trans>The row</Trans>
            </Column>
          </tr>
        </thead>
        <tbody>
          {rows.map((refusal) => (
            <Row key={`${refusal.fileName} ${refusal.row}`}>
              {hasSeveralFiles ? <Cell>{refusal.fileName}</Cell> : null}
              <Cell figures className="quiet">
                {count(refusal.row)}
              </Cell>
              <Cell className="strong why">{refusal.message}</Cell>
              <Cell className="quiet cells">{refusal.cells.filter((cell) => cell !== '').join(' · ')}</Cell>
            </Row>
          ))}
        </tbody>
      </Table>
    </div>
  );
}
