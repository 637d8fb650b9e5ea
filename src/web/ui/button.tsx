import { type ComponentProps, type MouseEvent, type ReactNode, useId } from 'react';
import { type ButtonLook, buttonClass } from '#web/ui/button-class.ts';
import { Icon, type IconName } from '#web/ui/icon.tsx';

interface ButtonProps extends ComponentProps<'button'>, ButtonLook {
  icon?: IconName | undefined;
  /** While it runs: the word shown instead, such as "Signing". The button keeps its width and ignores clicks. */
  busy?: ReactNode;
  /** Set when it cannot be pressed now: the reason, shown beside it and read out with it. */
  whyNot?: string | undefined;
}

/** One thing to do. It stays in the tab order while it cannot be pressed, so that the reason can be found. */
export function Button({ variant, size, wide, icon, busy, disabled, whyNot, className, onClick, children, ...rest }: ButtonProps) {
  const reasonId = useId();
  const blocked = Boolean(busy) || Boolean(disabled) || Boolean(whyNot);
  const press = (event: MouseEvent<HTMLButtonElement>) => (blocked ? event.preventDefault() : onClick?.(event));
  const button = (
    <button
      type="button"
      {...rest}
      className={`${buttonClass({ variant, size, wide })} ${className ?? ''}`}
      aria-disabled={blocked || undefined}
      aria-busy={busy ? true : undefined}
      aria-describedby={whyNot ? reasonId : rest['aria-describedby']}
      onClick={press}
    >
      <span className="words">
        <span className={busy ? 'off' : undefined} aria-hidden={busy ? true : undefined}>
          {icon ? <Icon name={icon} small /> : null}
          {children}
        </span>
        {busy ? <span>{busy}</span> : null}
      </span>
    </button>
  );
  if (!whyNot) return button;
  return (
    <span className="row wrap">
      {button}
      <span id={reasonId} className="hint">
        {whyNot}
      </span>
    </span>
  );
}
