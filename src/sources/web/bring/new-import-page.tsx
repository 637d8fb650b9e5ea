import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Mapping } from '#sources/schema.ts';
import { ColumnsStep } from '#sources/web/mapping/columns-step.tsx';
import { FileFacts } from '#sources/web/mapping/file-facts.tsx';
import { FileStep } from '#sources/web/bring/file-step.tsx';
import { ImportSteps } from '#sources/web/bring/import-steps.tsx';
import { keepDraft, keptDraft } from '#sources/web/bring/kept-draft.ts';
import { isMappingFile, readMappingFile } from '#sources/web/mapping/mapping-file.ts';
import { useChosenFiles } from '#sources/web/bring/use-chosen-files.ts';
import { useImportDraft } from '#sources/web/mapping/use-import-draft.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';
import '../import.css';

const route = getRouteApi('/shell/data/new');
const crumb = { to: '/data', label: 'Sources' };

/** From a file to records: bring it, match its columns. The import itself has a page of its own, to come back to. */
export function NewImportPage() {
  const { upload } = route.useSearch();
  const { permits } = useSession();
  if (!permits('sources.import')) return <NotYours />;
  return upload && upload.length > 0 ? <MatchColumns key={upload.join(' ')} uploadIds={upload} /> : <BringFiles />;
}

function NotYours() {
  const back = <ButtonLink to="/data">Back to the sources</ButtonLink>;
  return (
    <Page title="Bring a file" crumb={crumb}>
      <Empty action={back}>Heads and operators bring files here.</Empty>
    </Page>
  );
}

function BringFiles() {
  const navigate = route.useNavigate();
  const { files, add, sendAgain, remove } = useChosenFiles();
  const [brought, setBrought] = useState<{ mapping: Mapping; name: string }>();
  const [problem, setProblem] = useState<unknown>();
  const take = async (chosen: readonly File[]) => {
    setProblem(undefined);
    add(chosen.filter((file) => !isMappingFile(file)));
    const mappingFile = chosen.findLast(isMappingFile);
    if (!mappingFile) return;
    const read = await readMappingFile(mappingFile);
    if ('mapping' in read) setBrought(read);
    else setProblem(read.problem);
  };
  const next = () => {
    const upload = files.flatMap((chosen) => chosen.uploadId ?? []);
    keepDraft(upload, { fileNames: files.map((chosen) => chosen.name), ...(brought && { mapping: brought.mapping }) });
    void navigate({ search: { upload } });
  };
  return (
    <Page title="Bring a file" crumb={crumb} actions={<ImportSteps at="File" />}>
      <FileStep
        files={files}
        mappingName={brought?.name}
        onFiles={(chosen) => void take(chosen)}
        onNext={next}
        onRemove={remove}
        onSendAgain={sendAgain}
        onRemoveMapping={() => setBrought(undefined)}
        notice={problem ? <ProblemNote problem={problem} /> : null}
      />
    </Page>
  );
}

function MatchColumns({ uploadIds }: { uploadIds: readonly string[] }) {
  const [kept] = useState(() => keptDraft(uploadIds));
  const draft = useImportDraft(uploadIds, kept.mapping);
  useEffect(() => {
    if (draft.mapping) keepDraft(uploadIds, { ...kept, mapping: draft.mapping });
  }, [uploadIds, kept, draft.mapping]);
  const actions = (
    <>
      {draft.undo ? (
        <Button variant="plain" icon="undo" onClick={draft.undo}>
          Undo
        </Button>
      ) : null}
      <ImportSteps at="Columns" />
    </>
  );
  return (
    <Page title="Match the columns" crumb={crumb} actions={actions}>
      {draft.problem ? <ProblemNote problem={draft.problem} action={<WaysOn onAgain={draft.readAgain} />} /> : null}
      {!draft.suggestion && !draft.problem ? <Skeleton reading="the file" rows={10} /> : null}
      {draft.suggestion && draft.mapping ? (
        <>
          <FileFacts fileNames={kept.fileNames} suggestion={draft.suggestion} mapping={draft.mapping} onShape={draft.setShape} />
          <ColumnsStep uploadIds={uploadIds} suggestion={draft.suggestion} mapping={draft.mapping} onChange={draft.change} />
        </>
      ) : null}
    </Page>
  );
}

function WaysOn({ onAgain }: { onAgain: () => void }) {
  return (
    <span className="row wrap">
      <Button onClick={onAgain}>Try again</Button>
      <ButtonLink variant="plain" to="/data/new" search={{}}>
        Bring another file
      </ButtonLink>
    </span>
  );
}
