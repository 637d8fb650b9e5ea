import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { FieldOnWire } from '#kernel/lists/answers.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';

interface ColumnsProps {
  fields: readonly FieldOnWire[];
  columns: readonly string[];
  usual: readonly string[];
  onColumns: (columns: readonly string[] | undefined) => void;
}

/** Which columns are shown, and in which order. */
export function ColumnsButton(props: ColumnsProps) {
  const [isOpen, setIsOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        <Trans>Columns</Trans>
      </Button>
      <Dialog
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        title={t`Columns`}
        lead={t`Those that are shown stand in their order, left to right.`}
      >
        <ColumnsForm {...props} />
      </Dialog>
    </>
  );
}

function ColumnsForm({ fields, columns, usual, onColumns }: ColumnsProps) {
  const possible = fields.filter((field) => field.isColumn);
  const shown = columns.flatMap((name) => possible.find((field) => field.name === name) ?? []);
  const usualCount = usual.length;
  const hidden = possible.filter((field) => !columns.includes(field.name));
  const move = (at: number, by: number) => {
    const names = shown.map((field) => field.name);
    const [name] = names.splice(at, 1);
    onColumns(names.toSpliced(at + by, 0, name!));
  };
  return (
    <div className="columns-form">
      <ul className="list">
        {shown.map((field, at) => (
          <li key={field.name} className="row">
            <span className="grow">{field.label}</span>
            <Button variant="plain" size="sm" disabled={at === 0} aria-label={t`${field.label} further left`} onClick={() => move(at, -1)}>
              <Trans>Left</Trans>
            </Button>
            <Button
              variant="plain"
              size="sm"
              disabled={at === shown.length - 1}
              aria-label={t`${field.label} further right`}
              onClick={() => move(at, 1)}
            >
              <Trans>Right</Trans>
            </Button>
            <Button
              variant="plain"
              size="sm"
              disabled={shown.length === 1}
              aria-label={t`Hide ${field.label}`}
              onClick={() => onColumns(columns.filter((name) => name !== field.name))}
            >
              <Trans>Hide</Trans>
            </Button>
          </li>
        ))}
      </ul>
      {hidden.length > 0 ? (
        <h3 className="mt4 mb2">
          <Trans>Not shown</Trans>
        </h3>
      ) : null}
      <div className="row wrap">
        {hidden.map((field) => (
          <Button key={field.name} size="sm" icon="plus" onClick={() => onColumns([...columns, field.name])}>
            {field.label}
          </Button>
        ))}
      </div>
      <div className="mt4">
        <Button variant="plain" onClick={() => onColumns(undefined)}>
          {t`The usual ${usualCount}`}
        </Button>
      </div>
    </div>
  );
}
