import {
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type RefObject,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react';

interface MenuProps {
  /** What the menu is for; the name of its button. */
  label: string;
  /** What the button shows. */
  face: ReactNode;
  /** Any number of MenuItem and MenuLink, `<hr />` and one `menu-head`. */
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

const itemsOf = (list: HTMLElement | null) => [...(list?.querySelectorAll<HTMLElement>('[role^="menuitem"]') ?? [])];

/** Moves by arrows, Home and End. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const items = itemsOf(event.currentTarget);
  if (!step || items.length === 0) return;
  event.preventDefault();
  items[step(items.indexOf(document.activeElement as HTMLElement), items.length)]?.focus();
}

interface MenuListProps {
  id: string;
  label: string;
  className: string;
  face: RefObject<HTMLButtonElement | null>;
  onClose: () => void;
  children: ReactNode;
}

function MenuList({ id, label, className, face, onClose, children }: MenuListProps) {
  const list = useRef<HTMLDivElement>(null);
  useEffect(() => itemsOf(list.current)[0]?.focus(), []);
  const close = () => {
    onClose();
    face.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => (event.key === 'Escape' ? close() : moveFocus(event));
  const onBlur = (event: FocusEvent) => {
    if (!event.currentTarget.contains(event.relatedTarget)) onClose();
  };
  return (
    <div
      ref={list}
      id={id}
      role="menu"
      tabIndex={-1}
      aria-label={label}
      className={className}
      onClick={close}
      onKeyDown={onKeyDown}
      onBlur={onBlur}
    >
      {children}
    </div>
  );
}

/** A button that opens a short list of things to do. Arrows move in it; Escape, Tab and a click beside it close it. */
export function Menu({ label, face, children, faceClass = 'btn', opens = 'right' }: MenuProps) {
  const [isOpen, setIsOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const id = useId();
  // While it is open, pressing the button must not take the focus: leaving the list closes it, and the click would open it again.
  const keepFocus = (event: MouseEvent) => isOpen && event.preventDefault();
  return (
    <div className="menu-at">
      <button
        ref={button}
        type="button"
        className={faceClass}
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        aria-controls={isOpen ? id : undefined}
        onMouseDown={keepFocus}
        onClick={() => setIsOpen(!isOpen)}
      >
        {face}
      </button>
      {isOpen ? (
        <MenuList id={id} label={label} face={button} className={opens === 'left' ? 'menu left' : 'menu'} onClose={() => setIsOpen(false)}>
          {children}
        </MenuList>
      ) : null}
    </div>
  );
}
