import type { ComponentProps, KeyboardEvent } from 'react';
import { useFieldWiring } from '#web/ui/field-wiring.ts';

interface TextAreaProps extends ComponentProps<'textarea'> {
  onText?: (text: string) => void;
}

/** Several lines of text. Ctrl or Cmd with Enter sends the form around it; Enter alone begins a line. */
export function TextArea({ onText, onChange, onKeyDown, rows = 4, ...rest }: TextAreaProps) {
  const wiring = useFieldWiring();
  const sendByKey = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    onKeyDown?.(event);
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
  };
  return (
    <textarea
      {...wiring}
      {...rest}
      rows={rows}
      className="inp"
      onKeyDown={sendByKey}
      onChange={(event) => {
        onChange?.(event);
        onText?.(event.target.value);
      }}
    />
  );
}
