import type { ComponentProps, ReactNode } from 'react';

interface TableProps {
  /** What the table holds, for screen readers and for the region that scrolls. */
  label: string;
  children: ReactNode;
  className?: string | undefined;
}

/** A table that scrolls inside its own region when it is wide; the page never does. No zebra, hairlines, figures right. */
export function Table({ label, children, className }: TableProps) {
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label={label}>
      <table className={className}>{children}</table>
    </div>
  );
}

interface ColumnProps extends ComponentProps<'th'> {
  figures?: boolean;
}

/** The head of a column; `figures` sets it right, over its numbers. */
export function Column({ figures = false, className, ...rest }: ColumnProps) {
  return <th scope="col" {...rest} className={`${figures ? 'r' : ''} ${className ?? ''}`} />;
}

interface RowProps extends ComponentProps<'tr'> {
  picked?: boolean;
  refused?: boolean;
}

/** A row; `picked` has ink at its left, `refused` stands on soft crimson. */
export function Row({ picked = false, refused = false, className, ...rest }: RowProps) {
  const classes = ['hov', picked && 'picked', refused && 'refused', className].filter(Boolean).join(' ');
  return <tr {...rest} className={classes} aria-selected={picked || undefined} />;
}

interface CellProps extends ComponentProps<'td'> {
  figures?: boolean;
}

/** A cell; `figures` sets a number right. */
export function Cell({ figures = false, className, ...rest }: CellProps) {
  return <td {...rest} className={`${figures ? 'r' : ''} ${className ?? ''}`} />;
}
