import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

/** Something to hand on, with a button that copies it. Inside a Field. It says so when the browser refuses. */
export function CopyField({ text }: { text: string }) {
  const [word, setWord] = useState('Copy');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setWord('Copied'),
      () => setWord('Select it and copy by hand'),
    );
  return (
    <div className="copy">
      <TextInput readOnly value={text} onFocus={(event) => event.target.select()} />
      <Button autoFocus icon={word === 'Copied' ? 'check' : 'copy'} onClick={() => void copy()}>
        <span role="status">{word}</span>
      </Button>
    </div>
  );
}
