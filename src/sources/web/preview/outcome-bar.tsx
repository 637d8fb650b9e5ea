import { Trans } from '@lingui/react/macro';
import { count } from '#web/ui/formats.ts';

export interface Outcomes {
  created: number;
  changed: number;
  unchanged: number;
  refused: number;
}

const parts = [
  { key: 'created', word: 'New', className: 'part-new' },
  { key: 'changed', word: 'Changed', className: 'part-changed' },
  { key: 'unchanged', word: 'Same as before', className: 'part-same' },
  { key: 'refused', word: 'Refused', className: 'part-refused' },
] as const;

/** New, changed, same and refused rows as one bar of whole width, and as the figures that it is drawn from. */
export function OutcomeBar(outcomes: Outcomes) {
  const total = parts.reduce((sum, part) => sum + outcomes[part.key], 0);
  const sentence = parts.map((part) => `${count(outcomes[part.key])} ${part.word.toLowerCase()}`).join(', ');
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
