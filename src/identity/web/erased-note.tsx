import { Trans } from '@lingui/react/macro';
import type { PersonAnswer } from '#identity/schema.ts';
import { day } from '#web/ui/formats.ts';
import { useSession } from '#web/use-session.ts';

const wishes = { person: 'the person', company: 'this company', authority: 'an authority' } as const;

/** When and at whose wish a person was erased, and what is left. */
export function ErasedNote({ erasure }: { erasure: NonNullable<PersonAnswer['erasure']> }) {
  const { company } = useSession();
  return (
    <div className="note erased-note">
      <p>
        <b>
          <Trans>
            Erased on {day(erasure.at, company.timeZone)} at the wish of {wishes[erasure.wishOf]}.
          </Trans>
        </b>
      </p>
      <p>
        Figures stay: what happened, when, and what it was worth is counted as before, with nobody’s name on it.{' '}
        {erasure.isSuppressed
          ? 'Imports that bring the same key are refused row by row.'
          : 'An import that brings the same key makes a new person, and nothing connects the two.'}
      </p>
    </div>
  );
}
