import { useEffect, useRef, useSyncExternalStore } from 'react';
import { isTyping, meaningOf, pressedKey, type Shortcut, type ShortcutGroup } from './shortcut.ts';

// The one place that listens to keys. Whatever is on the page says what its keys do while it is there.

const pairWithinMilliseconds = 1500;
const key = 'entente-shortcuts';

let groups: readonly ShortcutGroup[] = [];
const watchers = new Set<() => void>();
const tell = () => watchers.forEach((watch) => watch());
const watch = (watcher: () => void) => {
  watchers.add(watcher);
  return () => void watchers.delete(watcher);
};

function register(group: ShortcutGroup): () => void {
  groups = [...groups, group];
  tell();
  return () => {
    groups = groups.filter((each) => each !== group);
    tell();
  };
}

/**
 * Makes keys work for as long as the component is there, and puts them on the help sheet. `run` is always the newest one; the
 * keys themselves are those of the first time. Groups that come later go before earlier ones.
 */
export function useShortcuts(title: string, shortcuts: readonly Shortcut[], isOn = true): void {
  const newest = useRef(shortcuts);
  useEffect(() => void (newest.current = shortcuts));
  const written = shortcuts.map(({ keys, says }) => `${keys}\t${says}`).join('\n');
  useEffect(() => {
    if (!isOn || written === '') return undefined;
    const lasting = written.split('\n').map((line) => {
      const [keys = '', says = ''] = line.split('\t');
      return { keys, says, run: () => newest.current.find((each) => each.keys === keys)?.run() };
    });
    return register({ title, shortcuts: lasting });
  }, [title, written, isOn]);
}

/** What works on this page now. */
export function useShortcutGroups(): readonly ShortcutGroup[] {
  return useSyncExternalStore(watch, () => groups);
}

/** Whether single keys do something; with Ctrl or Cmd they always do. */
export function areShortcutsOn(): boolean {
  try {
    return localStorage.getItem(key) !== 'off';
  } catch {
    return true;
  }
}

export function turnShortcuts(on: boolean): void {
  try {
    if (on) localStorage.removeItem(key);
    else localStorage.setItem(key, 'off');
  } catch {
    // A closed storage only means that the choice ends with this page.
  }
  tell();
}

export function useAreShortcutsOn(): boolean {
  return useSyncExternalStore(watch, areShortcutsOn);
}

/** Listens for the whole app; the shell calls it once. Nothing fires while something is typed, or behind an open dialog. */
export function useShortcutKeys(): void {
  useEffect(() => {
    let begun: { key: string; at: number } | null = null;
    const listen = (event: KeyboardEvent) => {
      const pressed = pressedKey(event);
      if (pressed === null || event.defaultPrevented || event.repeat || isMeantForElse(event, pressed)) return;
      const isInTime = begun !== null && event.timeStamp - begun.at < pairWithinMilliseconds;
      const { shortcut, begins } = meaningOf(groups, pressed, isInTime ? begun!.key : null);
      begun = begins === undefined ? null : { key: begins, at: event.timeStamp };
      if (!shortcut) return;
      event.preventDefault();
      shortcut.run();
    };
    window.addEventListener('keydown', listen);
    return () => window.removeEventListener('keydown', listen);
  }, []);
}

function isMeantForElse(event: KeyboardEvent, pressed: string): boolean {
  if (document.querySelector('dialog[open]')) return true;
  if (pressed.startsWith('mod+')) return false;
  const target = event.target as HTMLElement | null;
  // Enter and Space on a link or button press it; a menu moves by its own keys.
  const presses = (pressed === 'Enter' || pressed === ' ') && Boolean(target?.closest('a, button, summary, [role^="menuitem"]'));
  return (
    presses ||
    isTyping(target as never) ||
    Boolean(target?.closest('[role="menu"], [role="listbox"]')) ||
    (pressed.length === 1 && !areShortcutsOn())
  );
}
