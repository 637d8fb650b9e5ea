/** Something that a key does. */
export interface Shortcut {
  /** One key ("j", "?", "Enter"), two after each other ("g p"), or with Ctrl or Cmd ("mod+k"). As `event.key` says it, letters small. */
  keys: string;
  /** What it does, for the help sheet: "Next row". */
  says: string;
  run: () => void;
}

/** Shortcuts that work together on some page or part of one. */
export interface ShortcutGroup {
  /** "Everywhere", "In this list". */
  title: string;
  shortcuts: readonly Shortcut[];
}

/** What of a keyboard event decides. */
export interface KeyPressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

/** How a key press is written in `keys`; null for what no shortcut waits for, such as a lone Shift. */
export function pressedKey({ key, ctrlKey, metaKey, altKey }: KeyPressed): string | null {
  if (altKey || key === 'Shift' || key === 'Control' || key === 'Meta' || key === 'Dead') return null;
  const plain = key.length === 1 ? key.toLowerCase() : key;
  return ctrlKey || metaKey ? `mod+${plain}` : plain;
}

/**
 * Which shortcut a key press means, after an earlier one that began a pair. The newest group wins: what stands in a part of
 * a page goes before what works everywhere.
 * @param begun the first key of a pair, if it was pressed just now.
 * @returns the shortcut, the key that a pair begins with, or neither.
 */
export function meaningOf(groups: readonly ShortcutGroup[], key: string, begun: string | null): { shortcut?: Shortcut; begins?: string } {
  const all = groups.toReversed().flatMap((group) => group.shortcuts);
  const pair = begun === null ? undefined : all.find(({ keys }) => keys === `${begun} ${key}`);
  const shortcut = pair ?? all.find(({ keys }) => keys === key);
  if (shortcut) return { shortcut };
  return all.some(({ keys }) => keys.startsWith(`${key} `)) ? { begins: key } : {};
}

/** Whether a key press belongs to what is being typed or chosen, and not to the page. */
export function isTyping(target: { tagName: string; isContentEditable: boolean; type?: string } | null): boolean {
  if (!target) return false;
  if (target.isContentEditable || target.tagName === 'TEXTAREA' || target.tagName === 'SELECT') return true;
  return target.tagName === 'INPUT' && !['checkbox', 'button', 'submit', 'reset'].includes(target.type ?? '');
}
