import { t } from '@lingui/core/macro';
import type { FieldOnWire, ListRow } from '#kernel/lists/answers.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Cell, Row, Table } from '#web/ui/table.tsx';
import { useSession } from '#web/use-session.ts';
import { CellView, isFigure } from './cell-view.tsx';

export interface ListTableProps {
  label: string;
  rows: readonly ListRow[];
  columns: readonly FieldOnWire[];
  sort: string;
  onSort: (sort: string) => void;
  picked: ReadonlySet<string>;
  onPick: (ids: readonly string[], isPicked: boolean) => void;
}

/** The rows of a list: on a wide page as a table, on a phone one under the other. */
export function ListTable(props: ListTableProps) {
  return (
    <>
      <div className="only-wide">
        <WideTable {...props} />
      </div>
      <div className="only-phone">
        <PhoneRows {...props} />
      </div>
    </>
  );
}

/** What a row is called, for whoever hears it. */
function nameOf(row: ListRow): string {
  const named = Object.values(row.cells).find((cell) => typeof cell === 'object' && cell !== null && 'label' in cell && cell.label !== '');
  return named && typeof named === 'object' && 'label' in named ? named.label : row.id;
}

function WideTable({ label, rows, columns, sort, onSort, picked, onPick }: ListTableProps) {
  const { company } = useSession();
  const isAll = rows.length > 0 && rows.every((row) => picked.has(row.id));
  const ids = rows.map((row) => row.id);
  return (
    <Table label={label} className="listed">
      <thead>
        <tr>
          <th scope="col" className="pick-cell">
            <input type="checkbox" aria-label={t`Select all rows that are here`} checked={isAll} onChange={() => onPick(ids, !isAll)} />
          </th>
          {columns.map((field) => (
            <HeadCell key={field.name} field={field} sort={sort} onSort={onSort} />
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} picked={picked.has(row.id)} data-row={row.id}>
            <Cell className="pick-cell">
              <PickBox row={row} picked={picked} onPick={onPick} />
            </Cell>
            {columns.map((field, at) => (
              <Cell key={field.name} figures={isFigure(field)} className={at === 0 ? 'strong' : 'soft'}>
                <CellView cell={row.cells[field.name]} field={field} timeZone={company.timeZone} isMain={at === 0} />
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function HeadCell({ field, sort, onSort }: { field: FieldOnWire; sort: string; onSort: (sort: string) => void }) {
  const isSorted = sort.replace(/^-/, '') === field.name;
  const isDown = sort.startsWith('-');
  const order = isSorted ? (isDown ? 'descending' : 'ascending') : undefined;
  // Moments and figures are asked for from their newest and largest first.
  const first = field.kind === 'moment' || isFigure(field) ? `-${field.name}` : field.name;
  const next = isSorted ? (isDown ? field.name : `-${field.name}`) : first;
  return (
    <th scope="col" aria-sort={order} className={isFigure(field) ? 'r' : ''}>
      {field.isSortable ? (
        <button type="button" className={isSorted ? 'sort on' : 'sort'} onClick={() => onSort(next)}>
          {field.label}
          {isSorted ? (
            <span className={isDown ? 'down' : 'up'}>
              <Icon name="chevron-down" small />
            </span>
          ) : null}
        </button>
      ) : (
        field.label
      )}
    </th>
  );
}

function PickBox({ row, picked, onPick }: Pick<ListTableProps, 'picked' | 'onPick'> & { row: ListRow }) {
  const isPicked = picked.has(row.id);
  const name = nameOf(row);
  return <input type="checkbox" aria-label={t`Select ${name}`} checked={isPicked} onChange={() => onPick([row.id], !isPicked)} />;
}

function PhoneRows({ label, rows, columns, picked, onPick }: ListTableProps) {
  const { company } = useSession();
  const [first, ...rest] = columns;
  return (
    <ul className="list listed-phone" aria-label={label}>
      {rows.map((row) => (
        <li key={row.id} data-row={row.id} className="row top">
          <span className="pick-touch">
            <PickBox row={row} picked={picked} onPick={onPick} />
          </span>
          <div className="grow">
            <div className="strong">
              {first ? <CellView cell={row.cells[first.name]} field={first} timeZone={company.timeZone} isMain /> : null}
            </div>
            {rest
              .filter((field) => ![null, undefined, '', 0].includes(row.cells[field.name] as null))
              .map((field) => (
                <div key={field.name} className="small soft">
                  <span className="quiet">{field.label}: </span>
                  <CellView cell={row.cells[field.name]} field={field} timeZone={company.timeZone} isMain={false} />
                </div>
              ))}
          </div>
        </li>
      ))}
    </ul>
  );
}
