import { type ReactNode, useState } from 'react';
import { Button } from '#web/ui/button.tsx';

/** A button that copies, and says so when the browser refuses. */
export function Copying({ text, children }: { text: string; children: ReactNode }) {
  const [word, setWord] = useState<string | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setWord('Copied'),
      () => setWord('Select and copy by hand'),
    );
  return (
    <Button icon={word === 'Copied' ? 'check' : 'copy'} onClick={() => void copy()}>
      <span role="status">{word ?? children}</span>
    </Button>
  );
}
