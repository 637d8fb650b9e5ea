import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { type KeyboardEvent, useDeferredValue, useEffect, useId, useRef, useState } from 'react';
import type { SearchAnswer } from '#finding/schema.ts';
import { get } from '#web/api.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import './palette.css';
import { ChoiceList } from './choice-list.tsx';
import { type Choice, choicesFor, foundChoices, type ChoiceGroup } from './choices.ts';

interface PaletteProps {
  isOpen: boolean;
  onClose: () => void;
  /** What was looked at last, shown while nothing is typed. */
  recent: readonly Choice[];
  pages: readonly Choice[];
  actions: readonly Choice[];
  go: (path: string) => void;
}

/** Find or do: pages, people, accounts, deals, asks, and what can be done, all by typing. The browser's own dialog holds it. */
export default function Palette({ isOpen, onClose, ...rest }: PaletteProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    if (isOpen && !dialog.current?.open) dialog.current?.showModal();
    if (!isOpen && dialog.current?.open) dialog.current.close();
  }, [isOpen]);
  useEffect(() => {
    const element = dialog.current;
    const closeBeside = (event: MouseEvent) => event.target === element && onClose();
    element?.addEventListener('mousedown', closeBeside);
    return () => element?.removeEventListener('mousedown', closeBeside);
  }, [onClose]);
  return (
    <dialog ref={dialog} className="palette" aria-label={t`Find or do`} onClose={onClose}>
      {isOpen && <Finder onClose={onClose} {...rest} />}
    </dialog>
  );
}

function Finder({ onClose, recent, pages, actions, go }: Omit<PaletteProps, 'isOpen'>) {
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const listId = useId();
  const found = useFound(typed.trim());
  const groups = groupsFor(typed.trim(), { recent, pages, actions }, found.data ? foundChoices(found.data, go) : []);
  const choices = groups.flatMap((group) => group.choices);
  const active = Math.min(at, choices.length - 1);
  const take = (choice: Choice) => {
    onClose();
    choice.run();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    if (event.key === 'Enter' && !event.nativeEvent.isComposing && choices[active]) take(choices[active]);
    if (!step || choices.length === 0) return;
    event.preventDefault();
    setAt(step(active, choices.length));
  };
  return (
    <div className="palette-in">
      <input
        className="palette-box"
        role="combobox"
        aria-label={t`Find or do`}
        aria-expanded={choices.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={choices.length > 0 ? `${listId}-${active}` : undefined}
        placeholder={t`A name, a company, a page, something to do`}
        autoComplete="off"
        spellCheck={false}
        autoFocus
        maxLength={200}
        value={typed}
        onChange={(event) => (setTyped(event.target.value), setAt(0))}
        onKeyDown={onKeyDown}
      />
      <p className="sr" role="status">
        {typed && !found.isFetching ? plural(choices.length, { one: '# thing found', other: '# things found' }) : ''}
      </p>
      {found.isError && <ProblemNote problem={found.error} />}
      <ChoiceList id={listId} groups={groups} active={active} onPoint={setAt} onTake={take} />
      {choices.length === 0 && !found.isFetching && (
        <p className="say palette-none">
          <Trans>Nothing begins so. Try another word of the name.</Trans>
        </p>
      )}
    </div>
  );
}

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  PageDown: (at, count) => Math.min(at + 8, count - 1),
  PageUp: (at) => Math.max(at - 8, 0),
};

function useFound(typed: string) {
  const asked = useDeferredValue(usePaused(typed));
  return useQuery({
    queryKey: ['search', asked],
    queryFn: ({ signal }) => get<SearchAnswer>('/api/search', { q: asked }, signal),
    enabled: asked.length > 0,
    placeholderData: (before) => (asked.length > 0 ? before : undefined),
  });
}

const pauseMilliseconds = 90;

/** What is typed, once there was a pause: not every letter is a question. */
function usePaused(typed: string): string {
  const [paused, setPaused] = useState(typed);
  useEffect(() => {
    const pause = setTimeout(() => setPaused(typed), typed === '' ? 0 : pauseMilliseconds);
    return () => clearTimeout(pause);
  }, [typed]);
  return typed === '' ? '' : paused;
}

function groupsFor(typed: string, own: Pick<PaletteProps, 'recent' | 'pages' | 'actions'>, found: readonly ChoiceGroup[]): ChoiceGroup[] {
  const pages = { title: t`Go to`, choices: choicesFor(typed, own.pages) };
  const actions = { title: t`Do`, choices: choicesFor(typed, own.actions) };
  const groups = typed === '' ? [{ title: t`Looked at last`, choices: own.recent }, pages, actions] : [...found, pages, actions];
  return groups.filter(({ choices }) => choices.length > 0);
}
