import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { Mapping } from '#sources/schema.ts';
import { ImportSteps } from '#sources/web/bring/import-steps.tsx';
import { keepDraft, keptDraft } from '#sources/web/bring/kept-draft.ts';
import { LeftOutGroup } from '#sources/web/bring/left-out-group.tsx';
import { startImport } from '#sources/web/bring/start-import.ts';
import { useCtrlEnter } from '#sources/web/bring/use-ctrl-enter.ts';
import type { BroughtGroup } from '#sources/web/bring/use-groups.ts';
import { ColumnsStep } from '#sources/web/mapping/columns-step.tsx';
import { FileFacts } from '#sources/web/mapping/file-facts.tsx';
import { MappingHow } from '#sources/web/mapping/mapping-how.tsx';
import { type ImportDraft, layoutOf, useImportDraft } from '#sources/web/mapping/use-import-draft.ts';
import { PreviewProblems } from '#sources/web/preview/preview-problems.tsx';
import { PreviewRows } from '#sources/web/preview/preview-rows.tsx';
import { useImportPreview } from '#sources/web/preview/use-import-preview.ts';
import { Warnings } from '#sources/web/preview/warnings.tsx';
import { WhatWillHappen } from '#sources/web/preview/what-will-happen.tsx';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Page } from '#web/ui/page.tsx';
import { useSession } from '#web/use-session.ts';

const route = getRouteApi('/shell/data/new');

interface GroupPageProps {
  brought: BroughtGroup;
  /** Which of several kinds of files it is, from 1; absent when it is the only one. */
  number: number | undefined;
  of: number;
}

/** Files of one header: what each column becomes, with the first rows as they will become. */
export function GroupPage({ brought, number, of }: GroupPageProps) {
  const { upload } = route.useSearch();
  const { company } = useSession();
  const { group, kept } = brought;
  const draft = useImportDraft(group, kept);
  const { mapping, file, mode } = draft;
  const layout = layoutOf(draft.group);
  const isUnread = draft.isRereading || Boolean(draft.problem);
  useEffect(() => {
    if (isUnread) return;
    keepDraft(group.uploadIds, {
      ...keptDraft(group.uploadIds),
      fileNames: group.fileNames,
      ...(mapping && { mapping, layout }),
      ...(file && { file }),
      mode,
    });
  }, [group, mapping, layout, file, mode, isUnread]);
  const back = number
    ? { crumb: { to: '/data/new', search: { upload }, label: t`File ${number} of ${of}` } }
    : { crumb: { to: '/data', label: t`Data` } };
  return (
    <Page title={t`Match the columns`} {...back} actions={<Actions draft={draft} />}>
      {mapping ? (
        <>
          <FileFacts draft={draft} mapping={mapping} company={company} />
          <MatchAndImport draft={draft} mapping={mapping} isOneOfSeveral={number !== undefined} />
        </>
      ) : (
        <LeftOutGroup draft={draft} />
      )}
    </Page>
  );
}

function Actions({ draft }: { draft: ImportDraft }) {
  return (
    <>
      {draft.undo ? (
        <Button variant="plain" icon="undo" onClick={draft.undo}>
          <Trans>Undo</Trans>
        </Button>
      ) : null}
      <ImportSteps at="Columns" />
    </>
  );
}

interface MatchProps {
  draft: ImportDraft;
  mapping: Mapping;
  isOneOfSeveral: boolean;
}

function MatchAndImport({ draft, mapping, isOneOfSeveral }: MatchProps) {
  const { company } = useSession();
  const { group, mode } = draft;
  const { preview, isStale, problem: refusal } = useImportPreview(group.uploadIds, mapping, mode);
  // A way in which the file cannot be read is said above; here it keeps the import from being another than what was chosen.
  const problem = refusal ?? draft.problem;
  const { upload } = route.useSearch();
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: () => startImport(group, mapping, mode),
    onSuccess: (id) => navigate({ to: '/data/imports/$id', params: { id } }),
  });
  const change = (next: Mapping) => {
    start.reset();
    draft.change(next);
  };
  // What is imported is what was shown: a preview of an earlier mapping promises nothing.
  const canGo = preview !== undefined && !isStale && !draft.isRereading && !problem && !start.isPending;
  const toTheOthers = () => void navigate({ to: '/data/new', search: { ...(upload && { upload }) } });
  const go = () => (canGo ? (isOneOfSeveral ? toTheOthers() : start.mutate()) : undefined);
  useCtrlEnter(go);
  return (
    <div className="grid import-grid">
      <div>
        <ColumnsStep draft={draft} mapping={mapping} onChange={change}>
          {preview ? <PreviewRows rows={preview.rows} header={group.file.header} timeZone={company.timeZone} isStale={isStale} /> : null}
        </ColumnsStep>
      </div>
      <aside className="keeps">
        <WhatWillHappen
          mapping={mapping}
          rowsEstimated={group.file.rowsEstimated}
          preview={preview}
          isStale={isStale || draft.isRereading}
          problem={problem ?? start.error}
          isStarting={start.isPending}
          isOneOfSeveral={isOneOfSeveral}
          onGo={go}
        />
        <Warnings warnings={preview?.warnings ?? []} isAhead />
        <PreviewProblems problems={preview?.problems ?? []} />
        <MappingHow draft={draft} mapping={mapping} />
        {isOneOfSeveral ? (
          <ButtonLink to="/data/new" search={{ ...(upload && { upload }) }}>
            <Trans>Back to all files</Trans>
          </ButtonLink>
        ) : null}
      </aside>
    </div>
  );
}
