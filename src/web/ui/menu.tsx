import { type FocusEvent, type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';

interface MenuProps {
  /** What the menu is for; the name of its button. */
  label: string;
  /** What the button shows. */
  face: ReactNode;
  /** Any number of MenuItem, `<hr />` and one `menu-head`. */
  children: ReactNode;
  faceClass?: string;
  opens?: 'left' | 'right';
}

const steps: Record<string, (at: number, count: number) => number> = {
  ArrowDown: (at, count) => (at + 1) % count,
  ArrowUp: (at, count) => (at - 1 + count) % count,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/** Opening puts the focus on the first item; arrows, Home and End move; Escape and Tab close. */
function useMenu() {
  const [isOpen, setIsOpen] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const face = useRef<HTMLButtonElement>(null);
  const items = () => [...(list.current?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];
  useEffect(() => {
    if (isOpen) items()[0]?.focus();
  }, [isOpen]);
  const close = () => {
    setIsOpen(false);
    face.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = steps[event.key];
    const all = items();
    if (step && all.length > 0) {
      event.preventDefault();
      all[step(all.indexOf(document.activeElement as HTMLElement), all.length)]?.focus();
    }
    if (event.key === 'Escape') close();
  };
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) setIsOpen(false);
  };
  return { isOpen, setIsOpen, list, face, close, onKeyDown, onBlur };
}

/** A button that opens a short list of things to do. */
export function Menu({ label, face, children, faceClass = 'btn', opens = 'right' }: MenuProps) {
  const menu = useMenu();
  const id = useId();
  return (
    <div className="menu-at" onKeyDown={menu.onKeyDown} onBlur={menu.onBlur}>
      <button
        ref={menu.face}
        type="button"
        className={faceClass}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={menu.isOpen}
        aria-controls={menu.isOpen ? id : undefined}
        onClick={() => menu.setIsOpen(!menu.isOpen)}
      >
        {face}
      </button>
      {menu.isOpen ? (
        <div ref={menu.list} id={id} role="menu" aria-label={label} className={opens === 'left' ? 'menu left' : 'menu'} onClick={menu.close}>
          {children}
        </div>
      ) : null}
    </div>
  );
}
