import { t } from '@lingui/core/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { Mapping } from '#sources/schema.ts';
import { FileStep } from '#sources/web/bring/file-step.tsx';
import { ImportSteps } from '#sources/web/bring/import-steps.tsx';
import { keepDraft } from '#sources/web/bring/kept-draft.ts';
import { useChosenFiles } from '#sources/web/bring/use-chosen-files.ts';
import { isMappingFile, readMappingFile } from '#sources/web/mapping/mapping-file.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';

const route = getRouteApi('/shell/data/new');

/** The first step: files and, beside them, a mapping of one's own. Each file is sent as soon as it is chosen. */
export function BringFiles() {
  const navigate = route.useNavigate();
  const { files, add, sendAgain, remove } = useChosenFiles();
  const [brought, setBrought] = useState<{ mapping: Mapping; name: string }>();
  const [problem, setProblem] = useState<unknown>();
  const take = async (chosen: readonly File[]) => {
    setProblem(undefined);
    const areMappings = await Promise.all(chosen.map(isMappingFile));
    add(chosen.filter((_, at) => !areMappings[at]));
    const mappingFile = chosen.findLast((_, at) => areMappings[at]);
    if (!mappingFile) return;
    const read = await readMappingFile(mappingFile);
    if ('mapping' in read) setBrought(read);
    else setProblem(read.problem);
  };
  const next = () => {
    const upload = files.flatMap((chosen) => chosen.uploadId ?? []);
    keepDraft(upload, { fileNames: files.map((chosen) => chosen.name), ...(brought && { brought: brought.mapping }) });
    void navigate({ search: { upload } });
  };
  return (
    <Page title={t`Bring files`} crumb={{ to: '/data', label: t`Data` }} actions={<ImportSteps at="Files" />}>
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
