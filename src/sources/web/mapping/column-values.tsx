import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Mapping } from '#sources/schema.ts';
import type { FileColumn } from '#sources/web/mapping/certainty.ts';
import {
  canBeUnanswered,
  unansweredAnywhere,
  unansweredIn,
  withUnanswered,
  withUnansweredAnywhere,
} from '#sources/web/mapping/unanswered.ts';
import { Door } from '#web/ui/door.tsx';

interface ColumnValuesProps {
  column: FileColumn;
  /** The values to show beside those that are declared unanswered already. */
  texts: readonly string[];
  mapping: Mapping;
  onChange: (next: Mapping) => void;
}

/** The most frequent values of a column; each can be declared to be no answer, here or in the whole file. */
export function ColumnValues({ column, texts, mapping, onChange }: ColumnValuesProps) {
  const here = unansweredIn(mapping, column.name);
  const anywhere = unansweredAnywhere(mapping);
  const shown = [...new Set([...here, ...texts])].slice(0, 20);
  if (shown.length === 0) return null;
  return (
    <ul className="values small" aria-label={t`Values of ${column.name}`}>
      {shown.map((text) => (
        <li key={text}>
          {here.includes(text) || anywhere.includes(text) ? (
            <Declared text={text} isEverywhere={anywhere.includes(text)} name={column.name} mapping={mapping} onChange={onChange} />
          ) : (
            <Answer text={text} name={column.name} mapping={mapping} onChange={onChange} />
          )}
        </li>
      ))}
    </ul>
  );
}

interface ValueProps {
  text: string;
  name: string;
  mapping: Mapping;
  onChange: (next: Mapping) => void;
}

function Answer({ text, name, mapping, onChange }: ValueProps) {
  return (
    <>
      <span className="value" title={text}>
        {text}
      </span>
      {canBeUnanswered(mapping, name) ? (
        <Door onClick={() => onChange(withUnanswered(mapping, name, text, true))} aria-label={t`No answer here: “${text}” in ${name}`}>
          <Trans>No answer here</Trans>
        </Door>
      ) : null}
      <Door onClick={() => onChange(withUnansweredAnywhere(mapping, text, true))} aria-label={t`No answer in any column: “${text}”`}>
        <Trans>No answer in any column</Trans>
      </Door>
    </>
  );
}

function Declared({ text, isEverywhere, name, mapping, onChange }: ValueProps & { isEverywhere: boolean }) {
  const keep = () => onChange(isEverywhere ? withUnansweredAnywhere(mapping, text, false) : withUnanswered(mapping, name, text, false));
  return (
    <>
      <span className="value">
        <s>{text}</s>
      </span>
      <span className="quiet">{isEverywhere ? t`counts as not answered in any column` : t`counts as not answered`}</span>
      <Door onClick={keep} aria-label={t`Keep as an answer: “${text}”`}>
        <Trans>Keep as an answer</Trans>
      </Door>
      {isEverywhere ? null : (
        <Door
          onClick={() => onChange(withUnansweredAnywhere(withUnanswered(mapping, name, text, false), text, true))}
          aria-label={t`Nor in any other column: “${text}”`}
        >
          <Trans>Nor in any other column</Trans>
        </Door>
      )}
    </>
  );
}
