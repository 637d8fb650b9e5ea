import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import type { FieldOnWire, ListShape } from '#kernel/lists/answers.ts';
import { withQuery } from '#web/api.ts';
import { ButtonAnchor } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Kbd } from '#web/ui/kbd.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { BulkBar, type Chosen } from './bulk-bar.tsx';
import { ColumnsButton } from './columns-menu.tsx';
import { countRules, filterWords, noFilter, readDraft, writeDraft, type DraftGroup } from './filter-draft.ts';
import { FilterPanel } from './filter-panel.tsx';
import { countWords, type ListWords } from './list-count.ts';
import { ListTabs } from './list-tabs.tsx';
import { ListTable, type ListTableProps } from './list-table.tsx';
import { SearchBox } from './search-box.tsx';
import { ViewsButton } from './views-button.tsx';
import { useList, useListAddress } from './use-list.ts';
import { useListKeys } from './use-list-keys.ts';
import './lists.css';

export interface ListViewProps {
  /** As in addresses: `people`. */
  list: string;
  words: ListWords;
  /** What is typed into the box that searches; without it there is none. */
  search?: { label: string; hint: string };
  /** What stands there before there is anything. */
  nothingYet: ReactNode;
  /** More to do with what is picked. */
  bulkActions?: ((chosen: Chosen, onDone: () => void) => ReactNode) | undefined;
  /** Told between the bar and the rows: how far something is. */
  underBar?: ReactNode;
}

/** What the page of a list is handed to do with many of its rows. */
export type ManyProps = Pick<ListViewProps, 'bulkActions' | 'underBar'>;

/** A list: its bar, what is asked, its rows. Everything but what is picked stands in the address. */
export function ListView(props: ListViewProps) {
  return (
    <>
      <ListTabs />
      <Read {...props} />
    </>
  );
}

function Read(props: ListViewProps) {
  const { list, words } = props;
  const { search } = useListAddress();
  const { shape, rows, counted } = useList(list, search);
  const problem = shape.error ?? rows.error;
  if (shape.isPending) return <Skeleton reading={words.reading} rows={10} />;
  if (!shape.data)
    return (
      <ProblemNote
        problem={problem}
        action={
          <Button onClick={() => void shape.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    );
  return <Shown {...props} shape={shape.data} reading={{ rows, counted }} />;
}

type Reading = Pick<ReturnType<typeof useList>, 'rows' | 'counted'>;
type ShownProps = ListViewProps & { shape: ListShape; reading: Reading };

function Shown(props: ShownProps) {
  const { list, words, shape, reading } = props;
  const { search, go } = useListAddress();
  const [isFiltering, setIsFiltering] = useState(false);
  const { picked, pick, clear } = usePicked();
  const region = useRef<HTMLDivElement>(null);
  const filter = readDraft(search.filter);
  const openFilter = useCallback(() => setIsFiltering(true), []);
  useListKeys(region, { onFilter: openFilter, onBack: clear });
  const columns = (search.columns?.split(',') ?? shape.columns).flatMap((name) => shape.fields.find((field) => field.name === name) ?? []);
  const names = columns.map((field) => field.name);
  const setFilter = (next: DraftGroup) => go({ filter: writeDraft(next) });
  return (
    <div ref={region}>
      {picked.size > 0 ? (
        <BulkBar {...props} picked={picked} onClear={clear} counted={reading.counted.data} columns={names} />
      ) : (
        <Bar {...props} filter={filter} columns={names} onFilter={openFilter} />
      )}
      {props.underBar}
      <Says
        filter={filter}
        fields={shape.fields}
        onClear={() => setFilter(noFilter)}
        isCatchingUp={reading.rows.data?.pages[0]?.isCatchingUp}
      />
      <Rows {...props} columns={columns} picked={picked} onPick={pick} />
      <FilterPanel
        list={list}
        title={words.filter}
        fields={shape.fields}
        filter={filter}
        isOpen={isFiltering}
        onClose={() => setIsFiltering(false)}
        onFilter={setFilter}
      />
    </div>
  );
}

type RowsProps = ShownProps & Pick<ListTableProps, 'columns' | 'picked' | 'onPick'>;

function Rows(props: RowsProps) {
  const { words, shape, columns, picked, onPick } = props;
  const { rows } = props.reading;
  const { search, go } = useListAddress();
  const found = rows.data?.pages.flatMap((page) => page.rows);
  if (rows.isError)
    return (
      <ProblemNote
        problem={rows.error}
        action={
          <Button onClick={() => void rows.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    );
  if (!found) return <Skeleton reading={words.reading} rows={10} />;
  if (found.length === 0) return <Nothing {...props} />;
  return (
    <>
      <ListTable
        label={words.label}
        rows={found}
        columns={columns}
        sort={search.sort ?? shape.sort}
        onSort={(sort) => go({ sort: sort === shape.sort ? undefined : sort })}
        picked={picked}
        onPick={onPick}
      />
      {rows.hasNextPage && (
        <div className="mt4">
          <Button busy={rows.isFetchingNextPage && t`Reading`} onClick={() => void rows.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </div>
      )}
      <p className="cap only-wide">
        <Trans>
          <Kbd>J</Kbd> <Kbd>K</Kbd> next and previous row, <Kbd>Enter</Kbd> opens, <Kbd>X</Kbd> selects, <Kbd>F</Kbd> filters,{' '}
          <Kbd>Esc</Kbd> back
        </Trans>
      </p>
    </>
  );
}

/** What is picked, by ids: it stays while more is shown, and goes with the page. */
function usePicked() {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const pick = (ids: readonly string[], isPicked: boolean) =>
    setPicked((before) => (isPicked ? new Set([...before, ...ids]) : new Set([...before].filter((id) => !ids.includes(id)))));
  const clear = useCallback(() => setPicked(new Set()), []);
  return { picked, pick, clear };
}

function Bar(props: ShownProps & { filter: DraftGroup; columns: readonly string[]; onFilter: () => void }) {
  const { list, shape, reading, filter, columns, onFilter, search: box, words } = props;
  const { search, go } = useListAddress();
  const rules = countRules(filter);
  const onSearch = useSearchStep();
  const asked = { search: search.search, filter: search.filter, sort: search.sort ?? shape.sort, columns: columns.join(',') };
  return (
    <div className="filters list-bar">
      {box ? <SearchBox asked={search.search ?? ''} label={box.label} placeholder={box.hint} onSearch={onSearch} /> : null}
      <Button size="sm" icon="filter" onClick={onFilter}>
        {rules === 0 ? t`Filter` : plural(rules, { one: 'Filter, # rule', other: 'Filter, # rules' })}
      </Button>
      <ColumnsButton
        fields={shape.fields}
        columns={columns}
        usual={shape.columns}
        onColumns={(next) => go({ columns: next?.join(',') === shape.columns.join(',') ? undefined : next?.join(',') })}
      />
      <ViewsButton list={list} words={words} />
      {shape.mayExport && (
        <>
          <ButtonAnchor size="sm" icon="download" href={withQuery(`/api/lists/${list}/export`, { ...asked, format: 'csv' })} download>
            <Trans>CSV</Trans>
          </ButtonAnchor>
          <ButtonAnchor size="sm" icon="download" href={withQuery(`/api/lists/${list}/export`, { ...asked, format: 'json' })} download>
            <Trans>JSON</Trans>
          </ButtonAnchor>
        </>
      )}
      <span className="grow small quiet" role="status">
        {countWords(reading.counted.data, words)}
      </span>
    </div>
  );
}

/** The newest way to change the address, always the same one: typing must not begin anew with every answer. */
function useSearchStep() {
  const { go } = useListAddress();
  const newest = useRef(go);
  useEffect(() => void (newest.current = go));
  return useCallback((search: string | undefined) => newest.current({ search }), []);
}

interface SaysProps {
  filter: DraftGroup;
  fields: readonly FieldOnWire[];
  onClear: () => void;
  isCatchingUp: boolean | undefined;
}

function Says({ filter, fields, onClear, isCatchingUp }: SaysProps) {
  const gone = goneFields(filter, fields);
  const missing = gone.join(', ');
  return (
    <div className="list-says small soft stack">
      {countRules(filter) > 0 && (
        <p>
          {filterWords(filter, fields)}.{' '}
          <Button variant="plain" size="sm" onClick={onClear}>
            <Trans>Clear the filter</Trans>
          </Button>
        </p>
      )}
      {gone.length > 0 && (
        <p className="note risk">
          <Trans>No source has the field {missing} any more. Take its rule out of the filter, or choose another field.</Trans>
        </p>
      )}
      {isCatchingUp && (
        <p role="status">
          <Trans>What was imported last is still being put in here; more comes by itself.</Trans>
        </p>
      )}
    </div>
  );
}

function goneFields(filter: DraftGroup, fields: readonly FieldOnWire[]): string[] {
  const named = (group: DraftGroup): string[] => group.rules.flatMap((part) => ('rules' in part ? named(part) : [part.field]));
  return [...new Set(named(filter))].filter((name) => !fields.some((field) => field.name === name && field.isFilter));
}

function Nothing({ nothingYet }: ShownProps) {
  const { search, go } = useListAddress();
  if (!search.search && !search.filter) return nothingYet;
  const action = search.search ? (
    <Button onClick={() => go({ search: undefined })}>
      <Trans>Clear the search</Trans>
    </Button>
  ) : (
    <Button onClick={() => go({ filter: undefined })}>
      <Trans>Clear the filter</Trans>
    </Button>
  );
  const asked = search.search;
  return <Empty action={action}>{asked ? t`Nothing matches “${asked}”.` : t`Nothing matches.`}</Empty>;
}
