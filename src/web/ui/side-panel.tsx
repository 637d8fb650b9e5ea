import type { ComponentProps } from 'react';
import { Dialog } from '#web/ui/dialog.tsx';

/** What a figure opens to: its rows and its formula, at the right of the page. */
export function SidePanel(props: Omit<ComponentProps<typeof Dialog>, 'shape'>) {
  return <Dialog {...props} shape="panel" />;
}
