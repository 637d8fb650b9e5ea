import type { ReactNode } from 'react';

interface EmptyProps {
  /** One sentence on what will stand here. */
  children: ReactNode;
  /** One button, the way on. */
  action?: ReactNode;
  /** More than the sentence, in small, when it helps. */
  hint?: ReactNode;
}

/** Nothing here yet, said kindly, with one way on. After a filter: "Nothing matches." and a button that clears it. */
export function Empty({ children, action, hint }: EmptyProps) {
  return (
    <div className="empty">
      <p className="say">{children}</p>
      {hint ? <p className="hint mt2">{hint}</p> : null}
      {action ? <div className="mt4">{action}</div> : null}
    </div>
  );
}
