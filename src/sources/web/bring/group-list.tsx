import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SuggestionAnswer } from '#sources/schema.ts';
import { GroupRow } from '#sources/web/bring/group-row.tsx';
import { ImportSteps } from '#sources/web/bring/import-steps.tsx';
import { keepDraft } from '#sources/web/bring/kept-draft.ts';
import { useCtrlEnter } from '#sources/web/bring/use-ctrl-enter.ts';
import { UnreadableFiles } from '#sources/web/bring/unreadable-files.tsx';
import { type GroupPreview, useGroupPreviews } from '#sources/web/bring/use-group-previews.ts';
import type { BroughtGroup } from '#sources/web/bring/use-groups.ts';
import { useImportAll } from '#sources/web/bring/use-import-all.ts';
import { OutcomeBar } from '#sources/web/preview/outcome-bar.tsx';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Kbd } from '#web/ui/kbd.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';

const route = getRouteApi('/shell/data/new');

/** Several kinds of files: each with what it was recognised as, how its rows will fare, and a door to its columns. */
export function GroupList({ groups, failed }: { groups: readonly BroughtGroup[]; failed: SuggestionAnswer['failed'] }) {
  const { upload = [] } = route.useSearch();
  const [passedOver, setPassedOver] = useState(() => new Set(groups.filter(({ kept }) => kept.isPassedOver).map(idOf)));
  const pass = (brought: BroughtGroup, isPassedOver: boolean) => {
    keepDraft(brought.group.uploadIds, { ...brought.kept, isPassedOver });
    setPassedOver((before) => new Set(isPassedOver ? [...before, idOf(brought)] : [...before].filter((id) => id !== idOf(brought))));
  };
  const previews = useGroupPreviews(groups);
  const list = groups.map((brought, at) => ({
    brought,
    number: at + 1,
    preview: previews[at]!,
    isPassedOver: passedOver.has(idOf(brought)),
  }));
  const isIn = ({ preview }: { preview: GroupPreview }) => preview.mapping !== null;
  return (
    <Page title={t`Look at the files`} crumb={{ to: '/data', label: t`Data` }} actions={<ImportSteps at="Columns" />}>
      <div className="grid import-grid">
        <div>
          <Section name={t`Files, in the order of their import`} hint={t`things before what links them`}>
            <ol className="list groups">
              {list.filter(isIn).map((entry) => (
                <GroupRow key={entry.number} {...entry} upload={upload} onPass={(isPassed) => pass(entry.brought, isPassed)} />
              ))}
            </ol>
          </Section>
          <UnreadableFiles failed={failed} />
          <LeftOut entries={list.filter((entry) => !isIn(entry))} upload={upload} />
        </div>
        <aside className="keeps">
          <ImportAll entries={list.filter((entry) => isIn(entry) && !entry.isPassedOver)} />
        </aside>
      </div>
    </Page>
  );
}

const idOf = ({ group }: BroughtGroup) => group.uploadIds.join(' ');

interface Entry {
  brought: BroughtGroup;
  number: number;
  preview: GroupPreview;
  isPassedOver: boolean;
}

function LeftOut({ entries, upload }: { entries: readonly Entry[]; upload: string[] }) {
  if (entries.length === 0) return null;
  return (
    <Section name={t`Left out`} hint={leftOutWords(entries.length)} className="mt8">
      <ul className="list small">
        {entries.map(({ brought: { group }, number }) => (
          <li key={number} className="row between top">
            <span className="grow">
              <span className="strong break">{group.fileNames.join(', ')}</span> <span className="quiet">{group.preset?.title}</span>
              <span className="soft block">{group.leftOut}</span>
            </span>
            <ButtonLink size="sm" to="/data/new" search={{ upload, group: String(number) }} aria-label={lookAtWords(group.fileNames[0])}>
              <Trans>Look</Trans>
            </ButtonLink>
          </li>
        ))}
      </ul>
    </Section>
  );
}

function lookAtWords(file: string | undefined): string {
  return file === undefined ? t`Look at the file` : t`Look at ${file}`;
}

function leftOutWords(files: number): string {
  return plural(files, { one: '#\u00a0file that we know and do not need', other: '#\u00a0files that we know and do not need' });
}

function ImportAll({ entries }: { entries: readonly Entry[] }) {
  const navigate = useNavigate();
  const todo = entries.filter(({ brought }) => !brought.kept.runId);
  const started = entries.flatMap(({ brought }) => brought.kept.runId ?? []);
  const all = useImportAll((run) => void navigate({ to: '/data/imports', search: { run: [...started, ...run] } }));
  const refusedOnes = todo.filter(({ preview }) => preview.problem);
  const refusedFiles = refusedOnes.map(({ brought }) => brought.group.fileNames[0]).join(', ');
  const isCounted = todo.every(({ preview }) => preview.preview);
  // What is imported is what was shown: every file is read before the first is imported.
  const canGo = todo.length > 0 && isCounted && refusedOnes.length === 0 && !all.isPending;
  const go = () => (canGo ? all.mutate(todo.map(({ brought }) => brought)) : undefined);
  useCtrlEnter(go);
  return (
    <Section name={t`What will happen`} hint={t`nothing is written yet`} side="joint">
      <div aria-busy={(todo.length > 0 && !isCounted && refusedOnes.length === 0) || undefined}>
        <OutcomeBar {...sumOf(todo)} />
      </div>
      <p className="cap">{isCounted ? t`Counted in what was read of each file.` : t`The files are being read one after the other.`}</p>
      {all.error ? (
        <div className="mt4">
          <ProblemNote problem={all.error} />
        </div>
      ) : null}
      <div className="mt4">
        <Button variant="main" size="lg" wide onClick={go} disabled={!canGo} busy={all.isPending ? t`Starting` : undefined}>
          {plural(todo.length, { one: 'Import #\u00a0file in order', other: 'Import #\u00a0files in order' })} <Kbd>{t`Ctrl Enter`}</Kbd>
        </Button>
      </div>
      <p className="cap">
        {refusedOnes.length > 0 ? t`${refusedFiles}: correct the mapping first, or pass the file over.` : t`Each can be undone as a whole.`}
      </p>
    </Section>
  );
}

function sumOf(entries: readonly Entry[]) {
  const sum = (part: 'new' | 'changed' | 'same' | 'refused') =>
    entries.reduce((total, { preview }) => total + (preview.preview?.counts[part] ?? 0), 0);
  return { created: sum('new'), changed: sum('changed'), unchanged: sum('same'), refused: sum('refused') };
}
