import type { ImportWarning } from '#sources/schema.ts';
import { count } from '#web/ui/formats.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Section } from '#web/ui/section.tsx';

interface WarningsProps {
  warnings: readonly ImportWarning[];
  /** Said of what is to come before an import, and of what was taken in after it. */
  isAhead: boolean;
}

/** What rows say that cannot be right, or that leads nowhere. They are taken in all the same, and named. */
export function Warnings({ warnings, isAhead }: WarningsProps) {
  if (warnings.length === 0) return null;
  return (
    <Section name="Look at these" hint={isAhead ? 'these rows are taken in as they are' : 'these rows were taken in as they are'}>
      <ul className="list small">
        {warnings
          .toSorted((one, other) => other.count - one.count)
          .map((warning) => (
            <li key={warning.code + warning.message} className="warning">
              <Icon name="risk" small />
              <div className="grow">
                <span className="break">{warning.message}</span>
                {warning.firstRow > 0 ? <span className="quiet"> Row {count(warning.firstRow)} is the first.</span> : null}
                {warning.examples?.length && !warning.message.includes('may be') ? (
                  <div className="soft break">Such as {warning.examples.slice(0, 3).join('; ')}.</div>
                ) : null}
              </div>
            </li>
          ))}
      </ul>
    </Section>
  );
}
