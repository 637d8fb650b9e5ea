import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { type DragEvent, useRef, useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Sheet } from '#web/ui/sheet.tsx';

const accepted =
  '.csv,.tsv,.txt,.xlsx,.jsonl,.ndjson,.json,.gz,text/csv,text/tab-separated-values,application/gzip,application/json,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface DropZoneProps {
  onFiles: (files: readonly File[]) => void;
  /** Nothing is chosen yet: this sheet is then the one thing to act on. */
  isFirst: boolean;
}

/** Where files are dropped, with a button for those who choose them by keyboard or on a phone. */
export function DropZone({ onFiles, isFirst }: DropZoneProps) {
  const input = useRef<HTMLInputElement>(null);
  const [isOver, setIsOver] = useState(false);
  const take = (list: FileList | null) => {
    if (list && list.length > 0) onFiles([...list]);
  };
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setIsOver(false);
    take(event.dataTransfer.files);
  };
  return (
    <Sheet
      className={isOver ? 'drop-zone is-over' : 'drop-zone'}
      aria-label={t`Files to import`}
      onDragOver={(event) => (event.preventDefault(), setIsOver(true))}
      onDragLeave={() => setIsOver(false)}
      onDrop={drop}
    >
      <p className="say">
        {isFirst
          ? t`Drop exports here, one or all of them: people, accounts, deals, campaigns, and what happened to them.`
          : t`More files, or a mapping?`}
      </p>
      <div className="row wrap mt4">
        <Button {...(isFirst ? { variant: 'main' as const } : {})} icon="upload" onClick={() => input.current?.click()}>
          {isFirst ? t`Choose files` : t`Add files`}
        </Button>
        <span className="hint only-wide">
          <Trans>or drop them on this sheet</Trans>
        </span>
      </div>
      <input
        ref={input}
        type="file"
        multiple
        hidden
        accept={accepted}
        aria-label={t`Files to import`}
        onChange={(event) => {
          take(event.target.files);
          // So that the same file can be chosen again after it was removed.
          event.target.value = '';
        }}
      />
    </Sheet>
  );
}
