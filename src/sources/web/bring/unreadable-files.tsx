import { t } from '@lingui/core/macro';
import type { SuggestionAnswer } from '#sources/schema.ts';
import { plural } from '#sources/web/import-words.ts';
import { Section } from '#web/ui/section.tsx';

/** Files of a drop that cannot be read: the others go on without them. */
export function UnreadableFiles({ failed }: { failed: SuggestionAnswer['failed'] }) {
  if (failed.length === 0) return null;
  return (
    <Section name={t`Cannot be read`} hint={t`${plural(failed.length, 'file')}; the others go on without`} className="mt8">
      <ul className="list small">
        {failed.map(({ uploadId, fileName, problem }) => (
          <li key={uploadId}>
            <span className="strong break">{fileName}</span>
            <span className="soft block">
              {problem.message}
              {problem.accepted ? ` Accepted: ${problem.accepted}.` : null}
            </span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
