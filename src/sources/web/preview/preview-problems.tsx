import { t } from '@lingui/core/macro';
import type { PreviewAnswer } from '#sources/schema.ts';
import { count } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';

/** Why rows will be refused, by reason, the commonest first. Absent while there is nothing to say. */
export function PreviewProblems({ problems }: { problems: PreviewAnswer['problems'] }) {
  if (problems.length === 0) return null;
  return (
    <Section name={t`Problems`} hint={t`these rows are refused, the others are not held up`}>
      <ul className="list small">
        {problems
          .toSorted((one, other) => other.count - one.count)
          .map((problem) => (
            <li key={problem.code + problem.message}>
              <div className="row between base">
                <span className="strong">{problem.message}</span>
                <span className="strong">{count(problem.count)}</span>
              </div>
              <div className="quiet">{firstRowWords(problem.firstRow)}</div>
            </li>
          ))}
      </ul>
    </Section>
  );
}

/** `Row 12 is the first.` */
export function firstRowWords(firstRow: number): string {
  const row = count(firstRow);
  return t`Row ${row} is the first.`;
}
