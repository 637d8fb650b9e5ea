import { type RefObject, useEffect } from 'react';

interface ListKeys {
  onFilter: () => void;
  /** Whether there was something to give up. */
  onBack: () => boolean;
}

/** J and K go to the next row and back, Enter opens it, X picks it, F filters, Escape gives up what was picked. */
export function useListKeys(region: RefObject<HTMLElement | null>, { onFilter, onBack }: ListKeys): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target) || document.querySelector('dialog[open]')) return;
      const isDone = act(event.key.toLowerCase(), region.current, { onFilter, onBack });
      if (isDone) event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [region, onFilter, onBack]);
}

function isTyping(target: EventTarget | null): boolean {
  const element = target as HTMLElement | null;
  if (element instanceof HTMLInputElement) return element.type !== 'checkbox';
  return Boolean(element?.closest('select, textarea, [contenteditable], [role=menu]'));
}

function act(key: string, region: HTMLElement | null, { onFilter, onBack }: ListKeys): boolean {
  if (key === 'f') {
    onFilter();
    return true;
  }
  if (key === 'escape') return onBack();
  if (key === 'j' || key === 'k') return step(region, key === 'j' ? 1 : -1);
  if (key === 'x') return pick(region);
  return false;
}

const shownRows = (region: HTMLElement | null) =>
  [...(region?.querySelectorAll<HTMLElement>('[data-row]') ?? [])].filter((row) => row.offsetParent !== null);

function step(region: HTMLElement | null, by: 1 | -1): boolean {
  const rows = shownRows(region);
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  const next = rows[at < 0 ? 0 : Math.min(rows.length - 1, Math.max(0, at + by))];
  const door = next?.querySelector<HTMLElement>('[data-main]');
  door?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return Boolean(door);
}

function pick(region: HTMLElement | null): boolean {
  const row = shownRows(region).find((one) => one.contains(document.activeElement));
  const box = row?.querySelector<HTMLInputElement>('input[type=checkbox]');
  box?.click();
  return Boolean(box);
}
