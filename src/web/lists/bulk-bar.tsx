import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useState } from 'react';
import type { ListCount, ListShape } from '#kernel/lists/answers.ts';
import { withQuery } from '#web/api.ts';
import { ButtonAnchor } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { count } from '#web/ui/formats.ts';
import { countWords, type ListWords } from './list-count.ts';
import { useListAddress } from './use-list.ts';

/** The rows that something is done to. */
export interface Chosen {
  list: string;
  /** null: everything that matches. */
  only: readonly string[] | null;
  search?: string | undefined;
  filter?: string | undefined;
  /** "12 people", "more than 10,000 people". */
  words: string;
  /** Whether there are more than can be counted. */
  isEndless: boolean;
}

interface BulkBarProps {
  list: string;
  words: ListWords;
  shape: ListShape;
  picked: ReadonlySet<string>;
  columns: readonly string[];
  counted: ListCount | undefined;
  onClear: () => void;
  bulkActions?: ((chosen: Chosen, onDone: () => void) => ReactNode) | undefined;
}

const mostPicked = 500;

/** What can be done with the rows that are picked, or with everything that matches: how many these are is said first. */
export function BulkBar({ list, words, shape, picked, columns, counted, onClear, bulkActions }: BulkBarProps) {
  const { search: address } = useListAddress();
  const [isAll, setIsAll] = useState(false);
  const { search, filter } = address;
  const isWhole = isAll || picked.size > mostPicked;
  const pickedCount = count(picked.size);
  const these = words.counted(picked.size);
  const all = countWords(counted, words);
  const chosen: Chosen = isWhole
    ? { list, only: null, search, filter, words: all, isEndless: counted?.isMore ?? false }
    : { list, only: [...picked], words: these, isEndless: false };
  const asked = { sort: address.sort ?? shape.sort, columns: columns.join(','), format: 'csv' };
  const rows = isWhole ? { search, filter } : { only: [...picked].join(',') };
  const isMoreThere = counted && (counted.isMore || counted.count > picked.size);
  return (
    <div className="filters list-bar bulk-bar" role="region" aria-label={t`What is selected`}>
      <b role="status">{isWhole ? t`All that match selected: ${all}` : t`${these} selected`}</b>
      {isMoreThere && picked.size <= mostPicked && (
        <Button variant="plain" size="sm" onClick={() => setIsAll(!isAll)}>
          {isAll ? t`Only these ${pickedCount}` : t`Select all that match: ${all}`}
        </Button>
      )}
      {bulkActions?.(chosen, onClear)}
      {shape.mayExport && (
        <ButtonAnchor size="sm" icon="download" href={withQuery(`/api/lists/${list}/export`, { ...asked, ...rows })} download>
          <Trans>Export</Trans>
        </ButtonAnchor>
      )}
      <Button variant="plain" size="sm" onClick={onClear}>
        <Trans>Select nothing</Trans>
      </Button>
    </div>
  );
}
