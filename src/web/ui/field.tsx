import { Trans } from '@lingui/react/macro';
import { type ReactNode, useId } from 'react';
import { FieldWiring } from '#web/ui/field-wiring.ts';
import { Icon } from '#web/ui/icon.tsx';

interface FieldProps {
  label: ReactNode;
  /** What is accepted, or why it is asked; stays visible, never only a placeholder. */
  hint?: ReactNode;
  /** What was wrong with what stands in it. */
  error?: string | undefined;
  optional?: boolean;
  children: ReactNode;
}

/** A label, one control of ours (TextInput, Select), its hint and its error, wired for screen readers. */
export function Field({ label, hint, error, optional = false, children }: FieldProps) {
  const id = useId();
  const describedBy = [error ? `${id}-error` : null, hint ? `${id}-hint` : null].filter(Boolean).join(' ');
  return (
    <div className="fld">
      <label htmlFor={id}>
        {label}
        {optional ? (
          <span className="optional">
            <Trans> (optional)</Trans>
          </span>
        ) : null}
      </label>
      <FieldWiring value={{ id, describedBy: describedBy || undefined, invalid: Boolean(error) }}>{children}</FieldWiring>
      {error ? (
        <div id={`${id}-error`} className="error">
          <Icon name="broken" small />
          <span>{error}</span>
        </div>
      ) : null}
      {hint ? (
        <div id={`${id}-hint`} className="hint">
          {hint}
        </div>
      ) : null}
    </div>
  );
}
