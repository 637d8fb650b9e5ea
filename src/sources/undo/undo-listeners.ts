import { t } from '#kernel/language/say.ts';
import type { Listener } from '#platform/slice.ts';
import { giveUpUndo, runUndo, type UndoOptions } from './run-undo.ts';

/** The background work of undo and redo. */
export function undoListeners(options: UndoOptions): Listener[] {
  const listen = (name: string, event: string): Listener => ({
    name,
    event,
    run: (context, { subject }) => runUndo(context, Number(subject['undoId']), options),
    giveUp: (context, { subject }) => giveUpUndo(context, Number(subject['undoId'])),
  });
  return [listen('sources/undo-import', 'import.undo-requested'), listen('sources/put-import-back', 'import.redo-requested')];
}

export const undoSentences = {
  'import.undo-requested': () => t`took an import back`,
  'import.redo-requested': () => t`put an import back that was undone`,
  'import.undone': () => t`An import was undone`,
  'import.put-back': () => t`An import stands again`,
  'import.undo-failed': () => t`An import could not be undone or put back; nothing of it has changed`,
};
