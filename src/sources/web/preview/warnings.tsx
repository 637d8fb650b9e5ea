import { t } from '@lingui/core/macro';
import type { ImportWarning } from '#sources/schema.ts';
import { firstRowWords } from '#sources/web/preview/preview-problems.tsx';
import { Icon } from '#web/ui/icon.tsx';
import { Section } from '#web/ui/section.tsx';

interface WarningsProps {
  warnings: readonly ImportWarning[];
  /** Said of what is to come before an import, and of what was taken in after it. */
  isAhead: boolean;
}

function exampleWords(all: readonly string[]): string {
  const examples = all.slice(0, 3).join('; ');
  return t`Such as ${examples}.`;
}

/** What rows say that cannot be right, or that leads nowhere. They are taken in all the same, and named. */
export function Warnings({ warnings, isAhead }: WarningsProps) {
  if (warnings.length === 0) return null;
  return (
    <Section name={t`Look at these`} hint={isAhead ? t`these rows are taken in as they are` : t`these rows were taken in as they are`}>
      <ul className="list small">
        {warnings
          .toSorted((one, other) => other.count - one.count)
          .map((warning) => (
            <li key={warning.code + warning.message} className="warning">
              <Icon name="risk" small />
              <div className="grow">
                <span className="break">{warning.message}</span>
                {warning.firstRow > 0 ? <span className="quiet"> {firstRowWords(warning.firstRow)}</span> : null}
                {warning.examples?.length && !warning.message.includes('may be') ? (
                  <div className="soft break">{exampleWords(warning.examples)}</div>
                ) : null}
              </div>
            </li>
          ))}
      </ul>
    </Section>
  );
}
