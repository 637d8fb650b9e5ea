import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useEffect, useRef, useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import type { ListWords } from './list-count.ts';
import { useListAddress } from './use-list.ts';
import { addressOfView, type SavedView, useViews } from './use-views.ts';

/** The saved views of a list: opened, saved, starred, shared, renamed and removed. */
export function ViewsButton({ list, words }: { list: string; words: ListWords }) {
  const [isOpen, setIsOpen] = useState(false);
  const { search } = useListAddress();
  const { views } = useViews(list);
  useStarredView(views.data?.views);
  const shown = views.data?.views.find((view) => view.id === search.view)?.name;
  return (
    <>
      <Button size="sm" onClick={() => setIsOpen(true)}>
        {shown ? t`View: ${shown}` : t`Views`}
      </Button>
      <Dialog isOpen={isOpen} onClose={() => setIsOpen(false)} title={t`Views`} lead={words.views}>
        <ViewsForm list={list} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  );
}

/** A list that is opened without anything in its address opens with the view that was starred, once. */
function useStarredView(views: readonly SavedView[] | undefined): void {
  const { search, go } = useListAddress();
  const isSettled = useRef(false);
  const isBare = Object.keys(search).length === 0;
  useEffect(() => {
    if (isSettled.current || !views) return;
    isSettled.current = true;
    const starred = views.find((view) => view.isStarred);
    if (isBare && starred) go(addressOfView(starred));
  }, [views, isBare, go]);
}

function ViewsForm({ list, onDone }: { list: string; onDone: () => void }) {
  const { views, save, change, drop } = useViews(list);
  const { search, go } = useListAddress();
  const [name, setName] = useState('');
  const mayShare = views.data?.mayShare ?? false;
  const [isShared, setIsShared] = useState(false);
  const open = (view: SavedView) => {
    go({ search: undefined, filter: undefined, sort: undefined, columns: undefined, ...addressOfView(view) }, false);
    onDone();
  };
  const keep = () =>
    save.mutate(
      { ...search, name, isShared },
      {
        onSuccess: ({ view }) => {
          go({ view: view.id });
          onDone();
        },
      },
    );
  return (
    <>
      {views.isError && <ProblemNote problem={views.error} />}
      {views.data?.views.length === 0 && (
        <p className="say mb3">
          <Trans>Nothing is saved yet. Filter the list as you like it, and save it below.</Trans>
        </p>
      )}
      <ul className="list">
        {views.data?.views.map((view) => (
          <ViewLine key={view.id} view={view} mayShare={mayShare} onOpen={() => open(view)} onChange={change.mutate} onDrop={drop.mutate} />
        ))}
      </ul>
      {(change.error ?? drop.error) ? <ProblemNote problem={change.error ?? drop.error} /> : null}
      <Form onSubmit={keep} problem={save.error} className="form mt6">
        <Field label={t`Save what is shown as`} hint={t`Search, filter, columns and order.`}>
          <TextInput required maxLength={100} value={name} onText={setName} />
        </Field>
        {mayShare ? (
          <label className="check">
            <input type="checkbox" checked={isShared} onChange={() => setIsShared(!isShared)} />
            <span>{t`Share it with everybody who sees the list`}</span>
          </label>
        ) : null}
        <div>
          <Button type="submit" variant="main" busy={save.isPending ? t`Saving` : undefined}>
            <Trans>Save the view</Trans>
          </Button>
        </div>
      </Form>
    </>
  );
}

/** ", shared by Mei Tanaka, the list opens with it". */
function saysOf({ isShared, isStarred, mayChange, savedBy }: SavedView): string {
  const by = savedBy === null ? t`, shared by a former member` : t`, shared by ${savedBy}`;
  const shared = mayChange ? t`, shared` : by;
  return `${isShared ? shared : ''}${isStarred ? t`, the list opens with it` : ''}`;
}

interface ViewLineProps {
  view: SavedView;
  mayShare: boolean;
  onOpen: () => void;
  onChange: (changes: { id: string; name?: string; isShared?: boolean; isStarred?: boolean }) => void;
  onDrop: (id: string) => void;
}

function ViewLine({ view, mayShare, onOpen, onChange, onDrop }: ViewLineProps) {
  const { id, name: called, isShared, isStarred } = view;
  const [name, setName] = useState<string | null>(null);
  if (name !== null) {
    const rename = () => {
      onChange({ id, name });
      setName(null);
    };
    return (
      <li>
        <Form onSubmit={rename} className="row">
          <TextInput small autoFocus required maxLength={100} aria-label={t`New name of ${called}`} value={name} onText={setName} />
          <Button type="submit" size="sm">
            <Trans>Rename</Trans>
          </Button>
        </Form>
      </li>
    );
  }
  return (
    <li>
      <button type="button" className="door strong" onClick={onOpen}>
        {view.name}
      </button>
      <span className="small quiet">{saysOf(view)}</span>
      <div className="row wrap">
        <Button variant="plain" size="sm" onClick={() => onChange({ id, isStarred: !isStarred })}>
          {isStarred ? t`Do not open with it` : t`Open with it`}
        </Button>
        {view.mayChange && (mayShare || isShared) ? (
          <Button variant="plain" size="sm" onClick={() => onChange({ id, isShared: !isShared })}>
            {isShared ? t`Keep it to its owner` : t`Share it`}
          </Button>
        ) : null}
        {view.mayChange ? (
          <>
            <Button variant="plain" size="sm" onClick={() => setName(view.name)}>
              <Trans>Rename</Trans>
            </Button>
            <Button variant="plain" size="sm" aria-label={t`Remove ${called}`} onClick={() => onDrop(id)}>
              <Trans>Remove</Trans>
            </Button>
          </>
        ) : null}
      </div>
    </li>
  );
}
