import { plural, t } from '@lingui/core/macro';
import type { SuggestionAnswer } from '#sources/schema.ts';
import { Section } from '#web/ui/section.tsx';

function acceptedWords(accepted: string): string {
  return t`Accepted: ${accepted}.`;
}

/** Files of a drop that cannot be read: the others go on without them. */
export function UnreadableFiles({ failed }: { failed: SuggestionAnswer['failed'] }) {
  if (failed.length === 0) return null;
  return (
    <Section
      name={t`Cannot be read`}
      hint={plural(failed.length, { one: '#\u00a0file; the others go on without', other: '#\u00a0files; the others go on without' })}
      className="mt8"
    >
      <ul className="list small">
        {failed.map(({ uploadId, fileName, problem }) => (
          <li key={uploadId}>
            <span className="strong break">{fileName}</span>
            <span className="soft block">
              {problem.message}
              {problem.accepted ? ` ${acceptedWords(problem.accepted)}` : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
