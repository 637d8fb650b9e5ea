import { type ReactElement, cloneElement, useId } from 'react';

interface TooltipProps {
  /** One short sentence. Nothing that is needed to understand the page stands only here. */
  says: string;
  /** One element that takes focus. */
  children: ReactElement<{ 'aria-describedby'?: string }>;
}

/** A sentence about what is in focus or under the pointer. */
export function Tooltip({ says, children }: TooltipProps) {
  const id = useId();
  return (
    <span className="tip-at">
      {cloneElement(children, { 'aria-describedby': id })}
      <span role="tooltip" id={id} className="tip">
        {says}
      </span>
    </span>
  );
}
