import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ReactNode } from 'react';
import type { ListCount, ListShape } from '#kernel/lists/answers.ts';
import { withQuery } from '#web/api.ts';
import { ButtonAnchor } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { count } from '#web/ui/formats.ts';
import { countWords } from './list-count.ts';
import { useListAddress } from './use-list.ts';

interface BulkBarProps {
  list: string;
  one: string;
  several: string;
  shape: ListShape;
  picked: ReadonlySet<string>;
  columns: readonly string[];
  counted: ListCount | undefined;
  onClear: () => void;
  bulkActions?: ((ids: readonly string[]) => ReactNode) | undefined;
}

const mostPicked = 500;

/** What can be done with the rows that are picked, or with everything that matches: how many these are is said first. */
export function BulkBar({ list, one, several, shape, picked, columns, counted, onClear, bulkActions }: BulkBarProps) {
  const { search } = useListAddress();
  const asked = { sort: search.sort ?? shape.sort, columns: columns.join(','), format: 'csv' };
  const all = withQuery(`/api/lists/${list}/export`, { ...asked, search: search.search, filter: search.filter });
  const these = withQuery(`/api/lists/${list}/export`, { ...asked, only: [...picked].join(',') });
  return (
    <div className="filters list-bar bulk-bar" role="region" aria-label={t`What is selected`}>
      <b role="status">
        {count(picked.size)} {picked.size === 1 ? one : several} selected
      </b>
      {shape.mayExport && picked.size <= mostPicked && (
        <ButtonAnchor size="sm" icon="download" href={these} download>
          <Trans>Export these</Trans>
        </ButtonAnchor>
      )}
      {shape.mayExport && counted && (
        <ButtonAnchor size="sm" icon="download" href={all} download>
          <Trans>Export everything that matches: {countWords(counted, one, several)}</Trans>
        </ButtonAnchor>
      )}
      {bulkActions?.([...picked])}
      <Button variant="plain" size="sm" onClick={onClear}>
        <Trans>Select nothing</Trans>
      </Button>
    </div>
  );
}
