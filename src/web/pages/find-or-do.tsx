import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useState } from 'react';
import { createPortal } from 'react-dom';
import { useActions, usePages } from '#web/pages/palette-choices.ts';
import { ShortcutSheet, keyWords } from '#web/shortcuts/shortcut-sheet.tsx';
import { useShortcutKeys, useShortcuts } from '#web/shortcuts/shortcuts.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Kbd } from '#web/ui/kbd.tsx';
import { readVisits } from '#web/visits.ts';

const Palette = lazy(() => import('#finding/web/palette.tsx'));

/** What opens stands outside the bar, which is a landmark of its own. The box in the bar that opens the palette, the keys of the whole app, and the sheet that tells them. */
export function FindOrDo() {
  const [open, setOpen] = useState<'palette' | 'keys' | null>(null);
  // The palette arrives when it is first asked for, and stays.
  const [wasOpened, setWasOpened] = useState(false);
  const find = () => (setWasOpened(true), setOpen('palette'));
  const close = () => setOpen(null);
  const navigate = useNavigate();
  const go = (path: string) => void navigate({ to: path });
  const pages = usePages(go);
  const actions = useActions({ go, showKeys: () => setOpen('keys') });
  useShortcutKeys();
  useShortcuts(t`Everywhere`, [
    { keys: 'mod+k', says: t`Find or do`, run: find },
    { keys: '/', says: t`Find or do`, run: find },
    { keys: '?', says: t`This sheet`, run: () => setOpen('keys') },
  ]);
  useShortcuts(
    t`Go to`,
    pages.flatMap(({ keys, title, run }) => (keys ? [{ keys, says: title, run }] : [])),
  );
  const recent = readVisits().map(({ path, title }) => ({ id: `visit ${path}`, title, icon: 'clock' as const, run: () => go(path) }));
  return (
    <>
      <button type="button" className="find" aria-haspopup="dialog" aria-keyshortcuts="Control+K Meta+K" onClick={find}>
        <Icon name="search" />
        <span className="find-words">
          <Trans>Find or do</Trans>
        </span>
        <span className="find-key" aria-hidden="true">
          <Kbd>{keyWords('mod+k')}</Kbd>
        </span>
      </button>
      {createPortal(
        <>
          {wasOpened && (
            <Suspense>
              <Palette isOpen={open === 'palette'} onClose={close} recent={recent} pages={pages} actions={actions} go={go} />
            </Suspense>
          )}
          <ShortcutSheet isOpen={open === 'keys'} onClose={close} />
        </>,
        document.body,
      )}
    </>
  );
}
