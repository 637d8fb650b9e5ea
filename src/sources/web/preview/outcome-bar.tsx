import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { outcomeCount } from '#sources/web/import-words.ts';
import { count } from '#web/ui/formats.ts';

export interface Outcomes {
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
}

const parts = [
  { key: 'created', word: t`New`, said: outcomeCount.created, className: 'part-new' },
  { key: 'changed', word: t`Changed`, said: outcomeCount.changed, className: 'part-changed' },
  { key: 'unchanged', word: t`Same as before`, said: (number: string) => t`${number} same as before`, className: 'part-same' },
  { key: 'refused', word: t`Refused`, said: outcomeCount.refused, className: 'part-refused' },
] as const;

/** New, changed, same and refused rows as one bar of whole width, and as the figures that it is drawn from. */
export function OutcomeBar(outcomes: Outcomes) {
  const total = parts.reduce((sum, part) => sum + outcomes[part.key], 0);
  const sentence = parts.map((part) => part.said(count(outcomes[part.key]))).join(', ');
  return (
    <>
      <div className="outcome-bar" role="img" aria-label={sentence}>
        {parts.map((part) =>
          outcomes[part.key] > 0 ? <i key={part.key} className={part.className} style={{ flexGrow: outcomes[part.key] / total }} /> : null,
        )}
      </div>
      <dl className="counts">
        {parts.map((part) => (
          <div key={part.key}>
            <dt>
              <i className={part.className} aria-hidden="true" /> {part.word}
            </dt>
            <dd className="strong">{count(outcomes[part.key])}</dd>
          </div>
        ))}
        <div className="quiet">
          <dt>
            <Trans>Rows read</Trans>
          </dt>
          <dd>{count(total)}</dd>
        </div>
      </dl>
    </>
  );
}
