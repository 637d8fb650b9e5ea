import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Mapping } from '#sources/schema.ts';
import { unansweredAnywhere, withUnansweredAnywhere } from '#sources/web/mapping/unanswered.ts';
import { Door } from '#web/ui/door.tsx';

/** Texts that count as no answer in the whole file, each with a way back. */
export function UnansweredAnywhere({ mapping, onChange }: { mapping: Mapping; onChange: (next: Mapping) => void }) {
  const texts = unansweredAnywhere(mapping);
  if (texts.length === 0) return null;
  return (
    <ul className="anywhere small soft" aria-label={t`Not an answer in any column`}>
      {texts.map((text) => (
        <li key={text}>
          <Trans>
            <s>{text}</s> counts as not answered in any column.{' '}
            <Door onClick={() => onChange(withUnansweredAnywhere(mapping, text, false))} aria-label={t`Keep as an answer: “${text}”`}>
              Keep as an answer
            </Door>
          </Trans>
        </li>
      ))}
    </ul>
  );
}
