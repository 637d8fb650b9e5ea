import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { PersonAnswer } from '#identity/schema.ts';
import { day } from '#web/ui/formats.ts';
import { useSession } from '#web/use-session.ts';

const wishWords = {
  person: (on: string) => t`Erased on ${on} at the wish of the person.`,
  company: (on: string) => t`Erased on ${on} at the wish of this company.`,
  authority: (on: string) => t`Erased on ${on} at the wish of an authority.`,
};

/** When and at whose wish a person was erased, and what is left. */
export function ErasedNote({ erasure }: { erasure: NonNullable<PersonAnswer['erasure']> }) {
  const { company } = useSession();
  return (
    <div className="note erased-note">
      <p>
        <b>{wishWords[erasure.wishOf](day(erasure.at, company.timeZone))}</b>
      </p>
      <p>
        <Trans>Figures stay: what happened, when, and what it was worth is counted as before, with nobody’s name on it.</Trans>{' '}
        {erasure.isSuppressed
          ? t`Imports that bring the same key are refused row by row.`
          : t`An import that brings the same key makes a new person, and nothing connects the two.`}
      </p>
    </div>
  );
}
