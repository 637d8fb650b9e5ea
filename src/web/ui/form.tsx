import { type ComponentProps, type FormEvent, useLayoutEffect, useRef, useState } from 'react';
import { ProblemNote } from '#web/ui/problem-note.tsx';

interface FormProps extends Omit<ComponentProps<'form'>, 'onSubmit'> {
  onSubmit: () => void;
  /** What the server refused: said at the field it is about, which gets the focus, or at the end when it is about none. */
  problem?: unknown;
}

/** A form: Enter sends it, a refusal keeps everything typed. */
export function Form({ onSubmit, problem, children, className, ...rest }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  const [isSaidAtField, setIsSaidAtField] = useState(false);
  // Before the paint, so that the note at the end does not flash where the field says it already.
  useLayoutEffect(() => {
    if (!problem) return;
    const field = form.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
    setIsSaidAtField(Boolean(field));
    field?.focus();
  }, [problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form {...rest} ref={form} className={className ?? 'form'} onSubmit={submit}>
      {children}
      {problem && !isSaidAtField ? <ProblemNote problem={problem} /> : null}
    </form>
  );
}
