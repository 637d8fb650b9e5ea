import { type ComponentProps, type FormEvent, useEffect, useRef } from 'react';
import { ProblemNote } from '#web/ui/problem-note.tsx';

interface FormProps extends Omit<ComponentProps<'form'>, 'onSubmit'> {
  onSubmit: () => void;
  /** What the server refused: shown at the end, and the first field it is about gets the focus. */
  problem?: unknown;
}

/** A form: Enter sends it, a refusal keeps everything typed. Its last child is the row with its button. */
export function Form({ onSubmit, problem, children, className, ...rest }: FormProps) {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    if (problem) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [problem]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSubmit();
  };
  return (
    <form {...rest} ref={form} className={className ?? 'form'} onSubmit={submit}>
      {problem ? <ProblemNote problem={problem} /> : null}
      {children}
    </form>
  );
}
