import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Progress } from '#web/ui/progress.tsx';
import { type BulkAction, useBulkAction, useBulkStep, useHide, useShownBulkActions } from './bulk-calls.ts';
import { progressWords, resultWords } from './bulk-words.ts';
import './bulk.css';

/** How far what was begun on a list is, and what came of it. */
export function BulkResults({ list }: { list: string }) {
  const ids = useShownBulkActions(list);
  const hide = useHide(list);
  return (
    <div className="bulk-results" aria-live="polite">
      {ids.map((id) => (
        <Result key={id} id={id} onHide={() => hide(id)} />
      ))}
    </div>
  );
}

function Result({ id, onHide }: { id: string; onHide: () => void }) {
  const action = useBulkAction(id);
  if (action.isError)
    return (
      <ProblemNote
        problem={action.error}
        action={
          <Button onClick={() => void action.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    );
  if (!action.data) return null;
  return action.data.endedAt ? <Ended action={action.data} onHide={onHide} /> : <AtWork action={action.data} />;
}

function AtWork({ action }: { action: BulkAction }) {
  const cancel = useBulkStep(action.id, 'cancellations');
  const looked = action.done + action.skipped.reduce((sum, one) => sum + one.count, 0);
  return (
    <div className="note row wrap bulk-result">
      <div className="grow">
        <Progress done={looked} of={action.rows ?? 0} label={t`How far it is`} words={progressWords(action)} />
      </div>
      <Button size="sm" busy={cancel.isPending ? t`Ending` : undefined} onClick={() => cancel.mutate()}>
        <Trans>Cancel</Trans>
      </Button>
      {cancel.isError && <ProblemNote problem={cancel.error} />}
    </div>
  );
}

function Ended({ action, onHide }: { action: BulkAction; onHide: () => void }) {
  const undo = useBulkStep(action.id, 'undos');
  return (
    <div className={`note row wrap bulk-result ${action.state === 'failed' ? 'broken' : ''}`}>
      <p className="grow">{resultWords(action)}</p>
      {action.askId && action.state === 'done' && (
        <ButtonLink size="sm" to="/asks/$id" params={{ id: action.askId }}>
          <Trans>Open the ask</Trans>
        </ButtonLink>
      )}
      {action.may.undo && (
        <Button size="sm" icon="undo" busy={undo.isPending ? t`Undoing` : undefined} onClick={() => undo.mutate()}>
          {action.action === 'ask' ? t`Withdraw the ask` : t`Undo`}
        </Button>
      )}
      <Button variant="plain" size="sm" onClick={onHide}>
        <Trans>Close</Trans>
      </Button>
      {undo.isError && <ProblemNote problem={undo.error} />}
    </div>
  );
}
