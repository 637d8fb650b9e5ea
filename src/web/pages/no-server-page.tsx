import type { ErrorComponentProps } from '@tanstack/react-router';
import { DoorPage } from '#web/pages/door-page.tsx';
import { Button } from '#web/ui/button.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';

/** Not even who is here could be read: the server is silent, or refuses all. */
export function NoServerPage({ error }: ErrorComponentProps) {
  return (
    <DoorPage title="Entente does not answer" narrow>
      <ProblemNote problem={error} action={<Button onClick={() => globalThis.location.reload()}>Try again</Button>} />
    </DoorPage>
  );
}
