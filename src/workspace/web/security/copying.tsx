import { t } from '@lingui/core/macro';
import { type ReactNode, useState } from 'react';
import { Button } from '#web/ui/button.tsx';

const outcomeWords = { copied: t`Copied`, refused: t`Select and copy by hand` } as const;

/** A button that copies, and says so when the browser refuses. */
export function Copying({ text, children }: { text: string; children: ReactNode }) {
  const [outcome, setOutcome] = useState<'copied' | 'refused' | null>(null);
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setOutcome('copied'),
      () => setOutcome('refused'),
    );
  return (
    <Button icon={outcome === 'copied' ? 'check' : 'copy'} onClick={() => void copy()}>
      <span role="status">{outcome ? outcomeWords[outcome] : children}</span>
    </Button>
  );
}
