import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useId, useState } from 'react';
import type { Mapping } from '#sources/schema.ts';
import { filledInWords } from '#sources/web/import-words.ts';
import type { Certainty, FileColumn } from '#sources/web/mapping/certainty.ts';
import { ColumnDetail, hasDetail } from '#sources/web/mapping/column-detail.tsx';
import { leftOut, roleOf, withRole } from '#sources/web/mapping/column-roles.ts';
import { readableName } from '#sources/web/readable-name.ts';
import { Door } from '#web/ui/door.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { type Option, Select } from '#web/ui/select.tsx';
import { State } from '#web/ui/state.tsx';
import { Cell } from '#web/ui/table.tsx';

interface ColumnRowProps {
  column: FileColumn;
  certainty: Certainty;
  options: readonly Option[];
  mapping: Mapping;
  onChange: (next: Mapping) => void;
}

/** One column of the file: its name, what is in it, and what it becomes. Its example opens its values. */
export function ColumnRow({ column, certainty, options, mapping, onChange }: ColumnRowProps) {
  const [isOpen, setIsOpen] = useState(false);
  const detailId = useId();
  const role = roleOf(mapping, column.name);
  const note = certainty === 'look' ? column.note : undefined;
  const hasMore = isOpen || hasDetail(column, note, mapping);
  return (
    <>
      <tr className={role === leftOut ? 'left-out' : undefined}>
        <th scope="row" title={column.name}>
          <span className="strong">{readableName(column.name)}</span>
        </th>
        <Cell className="ex">
          <Example column={column} isOpen={isOpen} detailId={detailId} onToggle={() => setIsOpen(!isOpen)} />
        </Cell>
        <Cell figures className="small quiet nowrap filled">
          {filledInWords(column.filledShare)}
        </Cell>
        <Cell className="arrow only-wide">
          <Icon name="arrow-right" small />
        </Cell>
        <Cell className={role === leftOut ? 'choice left-out' : 'choice'}>
          <Select
            small
            aria-label={t`${column.name} becomes`}
            value={role}
            options={options}
            onPick={(next) => onChange(withRole(mapping, column.name, next))}
          />
        </Cell>
        <Cell className="nowrap certainty">
          <CertaintySign certainty={certainty} />
        </Cell>
      </tr>
      {hasMore ? (
        <ColumnDetail id={detailId} column={column} note={note} isOpen={isOpen} mapping={mapping} options={options} onChange={onChange} />
      ) : null}
    </>
  );
}

interface ExampleProps {
  column: FileColumn;
  isOpen: boolean;
  detailId: string;
  onToggle: () => void;
}

function Example({ column, isOpen, detailId, onToggle }: ExampleProps) {
  if (column.example === '')
    return (
      <span className="quiet">
        <Trans>empty</Trans>
      </span>
    );
  return (
    <Door
      className="example"
      title={column.example}
      aria-expanded={isOpen}
      aria-controls={isOpen ? detailId : undefined}
      onClick={onToggle}
    >
      {column.example}
      <span className="sr">, {isOpen ? t`close the values of ${column.name}` : t`open the values of ${column.name}`}</span>
    </Door>
  );
}

function CertaintySign({ certainty }: { certainty: Certainty }) {
  if (certainty === 'sure')
    return (
      <State is="good">
        <Trans>Sure</Trans>
      </State>
    );
  if (certainty === 'look')
    return (
      <State is="risk">
        <Trans>Look</Trans>
      </State>
    );
  return certainty === 'yours' ? (
    <State is="good">
      <Trans>Yours</Trans>
    </State>
  ) : (
    <State is="unknown">
      <Trans>Left out</Trans>
    </State>
  );
}
