import { t } from '@lingui/core/macro';
import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

const words = { copy: t`Copy`, copied: t`Copied`, byHand: t`Select it and copy by hand` };

/** Something to hand on, with a button that copies it. Inside a Field. It says so when the browser refuses. */
export function CopyField({ text }: { text: string }) {
  const [word, setWord] = useState<keyof typeof words>('copy');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setWord('copied'),
      () => setWord('byHand'),
    );
  return (
    <div className="copy">
      <TextInput readOnly value={text} onFocus={(event) => event.target.select()} />
      <Button autoFocus icon={word === 'copied' ? 'check' : 'copy'} onClick={() => void copy()}>
        <span role="status">{words[word]}</span>
      </Button>
    </div>
  );
}
