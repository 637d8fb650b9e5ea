import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Fragment } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Kbd } from '#web/ui/kbd.tsx';
import { turnShortcuts, useAreShortcutsOn, useShortcutGroups } from './shortcuts.ts';

/** What keys do on this page, and the way to turn them off. */
export function ShortcutSheet({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const groups = useShortcutGroups();
  const isOn = useAreShortcutsOn();
  return (
    <Dialog isOpen={isOpen} onClose={onClose} title={t`Keys`} lead={isOn ? t`What works on this page.` : t`Single keys are turned off.`}>
      {groups.map(({ title, shortcuts }) => (
        <section key={title} className="keys-of" aria-label={title}>
          <h3 className="small quiet">{title}</h3>
          <dl>
            {shortcuts.map(({ keys, says }) => (
              <div key={keys}>
                <dt>{says}</dt>
                <dd>
                  <Keys keys={keys} />
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
      <p className="small soft mt4">
        <Trans>Nothing happens while you type. Whoever dictates, or leans on keys, turns single keys off.</Trans>
      </p>
      <p className="mt3">
        <Button onClick={() => turnShortcuts(!isOn)}>{isOn ? t`Turn single keys off` : t`Turn single keys on`}</Button>
      </p>
    </Dialog>
  );
}

const isMac = () => /Mac|iPhone|iPad/.test(navigator.userAgent);

/** "g p" as two keys after each other, "mod+k" as two at once. */
function Keys({ keys }: { keys: string }) {
  return keys.split(' ').map((one, at) => (
    <Fragment key={at}>
      {at > 0 && ` ${t`then`} `}
      <Kbd>{keyWords(one)}</Kbd>
    </Fragment>
  ));
}

/** How a key is called on this machine: "Ctrl K", "⌘ K", "G". */
export function keyWords(key: string): string {
  return key
    .split('+')
    .map((part) => (part === 'mod' ? (isMac() ? '⌘' : t`Ctrl`) : part.length === 1 ? part.toUpperCase() : part))
    .join(' ');
}
