import { Trans } from '@lingui/react/macro';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from '#web/ui/button.tsx';

interface DialogProps {
  isOpen: boolean;
  onClose: () => void;
  title: ReactNode;
  lead?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  /** `panel` stands at the right, full height: for the rows behind a figure. */
  shape?: 'middle' | 'panel';
}

/** Opens with the browser's own dialog: it traps the focus, closes on Escape and gives the focus back. A click beside it closes it too. */
function useNativeDialog(isOpen: boolean, onClose: () => void) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (isOpen && !element.open) element.showModal();
    if (!isOpen && element.open) element.close();
  }, [isOpen]);
  useEffect(() => {
    const element = dialog.current;
    const closeBeside = (event: MouseEvent) => event.target === element && onClose();
    element?.addEventListener('mousedown', closeBeside);
    return () => element?.removeEventListener('mousedown', closeBeside);
  }, [onClose]);
  return dialog;
}

/** A question or a form above the page. Escape, the cross and a click beside it close it. */
export function Dialog({ isOpen, onClose, title, lead, footer, children, shape = 'middle' }: DialogProps) {
  const titleId = useId();
  const dialog = useNativeDialog(isOpen, onClose);
  return (
    <dialog ref={dialog} className={shape} aria-labelledby={titleId} onClose={onClose}>
      {isOpen ? (
        <div className="dialog-in">
          <header>
            <div>
              <h2 id={titleId}>{title}</h2>
              {lead ? <p className="soft">{lead}</p> : null}
            </div>
            <Button variant="plain" icon="close" onClick={onClose}>
              <Trans>Close</Trans>
            </Button>
          </header>
          <div className="body">{children}</div>
          {footer ? <footer>{footer}</footer> : null}
        </div>
      ) : null}
    </dialog>
  );
}
