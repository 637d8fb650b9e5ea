import type { ReactNode } from 'react';
import type { Mapping } from '#sources/schema.ts';
import { ActivitySection } from '#sources/web/mapping/activity-section.tsx';
import { ColumnTable } from '#sources/web/mapping/column-table.tsx';
import { HistoryStages } from '#sources/web/mapping/history-stages.tsx';
import { KnownBy } from '#sources/web/mapping/known-by.tsx';
import { RowShape } from '#sources/web/mapping/row-shape.tsx';
import { StageOrder } from '#sources/web/mapping/stage-order.tsx';
import type { ImportDraft } from '#sources/web/mapping/use-import-draft.ts';

interface ColumnsStepProps {
  draft: ImportDraft;
  mapping: Mapping;
  onChange: (next: Mapping) => void;
  /** The first rows as they will become, shown where what they depend on most is still in sight. */
  children: ReactNode;
}

/** What each column and each kind of event becomes, and by what things are known again. */
export function ColumnsStep({ draft, mapping, onChange, children }: ColumnsStepProps) {
  const { group } = draft;
  return (
    <>
      <ColumnTable
        key={group.file.header.join('\n')}
        columns={group.columns}
        suggested={group.mapping}
        mapping={mapping}
        onChange={onChange}
      >
        <RowShape draft={draft} mapping={mapping} />
      </ColumnTable>
      {mapping.shape === 'event-log' ? (
        <ActivitySection uploadIds={group.uploadIds} suggestion={group} mapping={mapping} onChange={onChange} />
      ) : null}
      {mapping.shape === 'field-history' ? <HistoryStages group={group} mapping={mapping} onChange={onChange} /> : null}
      {children}
      <KnownBy mapping={mapping} onChange={onChange} />
      {mapping.shape === 'links' || mapping.shape === 'departures' ? null : <StageOrder mapping={mapping} onChange={onChange} />}
    </>
  );
}
