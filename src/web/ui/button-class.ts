export interface ButtonLook {
  /** `main` is ink, for the one thing to do; `sales` accepts a lead; `joint` signs. Nothing else is coloured. */
  variant?: 'main' | 'plain' | 'sales' | 'joint' | undefined;
  /** 44, 32 (default) or 26 pixels high; on the phone never under 44. */
  size?: 'lg' | 'sm' | undefined;
  wide?: boolean | undefined;
}

/** The classes of a button, for whatever has to look like one. */
export function buttonClass({ variant, size, wide }: ButtonLook): string {
  return ['btn', variant, size, wide ? 'wide' : undefined].filter(Boolean).join(' ');
}
