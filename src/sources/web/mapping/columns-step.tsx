import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect } from 'react';
import type { ImportRun, Mapping, SuggestionAnswer } from '#sources/schema.ts';
import { ActivitySection } from '#sources/web/mapping/activity-section.tsx';
import { ColumnTable } from '#sources/web/mapping/column-table.tsx';
import { MappingHow } from '#sources/web/mapping/mapping-how.tsx';
import { PreviewProblems } from '#sources/web/preview/preview-problems.tsx';
import { PreviewRows } from '#sources/web/preview/preview-rows.tsx';
import { StageOrder } from '#sources/web/mapping/stage-order.tsx';
import { useImportPreview } from '#sources/web/preview/use-import-preview.ts';
import { WhatWillHappen } from '#sources/web/preview/what-will-happen.tsx';
import { post } from '#web/api.ts';
import { useSession } from '#web/use-session.ts';

interface ColumnsStepProps {
  uploadIds: readonly string[];
  suggestion: SuggestionAnswer;
  mapping: Mapping;
  onChange: (next: Mapping) => void;
}

/** Step 2: what each column and each kind of event becomes, with the first rows as they will become. */
export function ColumnsStep({ uploadIds, suggestion, mapping, onChange }: ColumnsStepProps) {
  const { company } = useSession();
  const { preview, isStale, problem } = useImportPreview(uploadIds, mapping);
  const navigate = useNavigate();
  const start = useMutation({
    mutationFn: () => post<{ importRun: ImportRun }>('/api/import-runs', { uploadIds, mapping }),
    onSuccess: ({ importRun }) => navigate({ to: '/data/imports/$id', params: { id: importRun.id } }),
  });
  const change = (next: Mapping) => {
    start.reset();
    onChange(next);
  };
  // What is imported is what was shown: a preview of an earlier mapping promises nothing.
  const canStart = preview !== undefined && !isStale && !problem && !start.isPending;
  const startNow = () => (canStart ? start.mutate() : undefined);
  useCtrlEnter(startNow);
  return (
    <div className="grid import-grid">
      <div>
        <ColumnTable columns={suggestion.columns} suggested={suggestion.mapping} mapping={mapping} onChange={change} />
        {mapping.shape === 'event-log' ? (
          <ActivitySection uploadIds={uploadIds} suggestion={suggestion} mapping={mapping} onChange={change} />
        ) : null}
        <StageOrder mapping={mapping} onChange={change} />
        {preview ? <PreviewRows rows={preview.rows} timeZone={company.timeZone} isStale={isStale} /> : null}
      </div>
      <aside className="keeps">
        <WhatWillHappen
          mapping={mapping}
          rowsEstimated={suggestion.file.rowsEstimated}
          preview={preview}
          isStale={isStale}
          problem={problem ?? start.error}
          isStarting={start.isPending}
          onImport={startNow}
        />
        <PreviewProblems problems={preview?.problems ?? []} />
        <MappingHow mapping={mapping} companyTimeZone={company.timeZone} onChange={change} />
      </aside>
    </div>
  );
}

/** Ctrl or Cmd with Enter starts the import from anywhere on the page, as the button says. */
function useCtrlEnter(run: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
