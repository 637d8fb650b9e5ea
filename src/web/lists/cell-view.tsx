import { t } from '@lingui/core/macro';
import { locale } from '#web/language/texts.ts';
import type { Cell, FieldOnWire, Target } from '#kernel/lists/answers.ts';
import { minorDigits } from '#kernel/money.ts';
import { DoorAnchor } from '#web/ui/door.tsx';
import { count, duration, moment } from '#web/ui/formats.ts';
import { useRouter } from '@tanstack/react-router';

const pages: Readonly<Record<Target, string>> = { person: '/people', account: '/accounts', deal: '/deals' };

/** Where a row leads. */
export const addressOf = (kind: Target, id: string) => `${pages[kind]}/${encodeURIComponent(id)}`;

const nameless: Readonly<Record<Target, string>> = { person: t`No name known`, account: t`No name known`, deal: t`Deal without a name` };

/** A way to the page of what a cell names. */
export function TargetLink({ cell, isMain = false }: { cell: Extract<Cell, { label: string }>; isMain?: boolean }) {
  const router = useRouter();
  const href = addressOf(cell.kind, cell.id);
  return (
    <DoorAnchor
      href={href}
      data-main={isMain || undefined}
      className={cell.label ? undefined : 'quiet'}
      onClick={(event) => {
        if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
        event.preventDefault();
        router.history.push(href);
      }}
    >
      {cell.label || nameless[cell.kind]}
    </DoorAnchor>
  );
}

/** What stands in a cell, as people read it. */
export function CellView({
  cell,
  field,
  timeZone,
  isMain,
}: {
  cell: Cell | undefined;
  field: FieldOnWire;
  timeZone: string;
  isMain: boolean;
}) {
  if (field.withheld) {
    return <span className="quiet small">{t`not shown to your role`}</span>;
  }
  if (cell === null || cell === undefined || cell === '') return null;
  if (typeof cell === 'object') return 'label' in cell ? <TargetLink cell={cell} isMain={isMain} /> : <>{money(cell)}</>;
  if (typeof cell === 'boolean') return <>{cell ? t`yes` : t`no`}</>;
  if (field.kind === 'moment') return <span className="nowrap">{moment(String(cell), timeZone)}</span>;
  if (typeof cell === 'number' && field.unit === 'minutes') return <span className="nowrap">{duration(cell * 60)}</span>;
  if (typeof cell === 'number') return <>{count(cell)}</>;
  return <>{field.choices?.find((choice) => choice.value === cell)?.label ?? cell}</>;
}

function money({ amountMinor, currency }: { amountMinor: number; currency: string | null }): string {
  if (!currency) return count(amountMinor);
  const digits = minorDigits(currency);
  const units = new Intl.NumberFormat(locale(), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  return `${units.format(amountMinor / 10 ** digits)}\u00a0${currency}`;
}

export const isFigure = (field: FieldOnWire) => field.kind === 'number' || field.kind === 'money';
