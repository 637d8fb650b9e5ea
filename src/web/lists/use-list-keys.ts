import { t } from '@lingui/core/macro';
import type { RefObject } from 'react';
import { useShortcuts } from '#web/shortcuts/shortcuts.ts';

interface ListKeys {
  onFilter: () => void;
  /** Gives up what was picked. */
  onBack: () => void;
}

/** J and K go to the next row and back, Enter opens it, X picks it, F filters, Escape gives up what was picked. */
export function useListKeys(region: RefObject<HTMLElement | null>, { onFilter, onBack }: ListKeys): void {
  useShortcuts(t`In this list`, [
    { keys: 'j', says: t`Next row`, run: () => step(region.current, 1) },
    { keys: 'k', says: t`Previous row`, run: () => step(region.current, -1) },
    // A row that has the focus is a link: the browser opens it.
    { keys: 'Enter', says: t`Open the row`, run: () => {} },
    { keys: 'x', says: t`Select the row`, run: () => pick(region.current) },
    { keys: 'f', says: t`Filter`, run: onFilter },
    { keys: 'Escape', says: t`Select nothing`, run: onBack },
  ]);
}

const shownRows = (region: HTMLElement | null) =>
  [...(region?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].filter((row) => row.offsetParent !== null);

function step(region: HTMLElement | null, by: 1 | -1): void {
  const rows = shownRows(region);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  next?.querySelector<HTMLElement>('[data-main]')?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}

function pick(region: HTMLElement | null): void {
  const row = shownRows(region).find((one) => one.contains(document.activeElement));
  row?.querySelector<HTMLInputElement>('input[type=checkbox]')?.click();
}
