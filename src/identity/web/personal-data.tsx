import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { ButtonAnchor } from '#web/ui/button-link.tsx';
import { Section } from '#web/ui/section.tsx';
import { useSession } from '#web/use-session.ts';
import { EraseDialog } from './erase-dialog.tsx';
import type { PersonSummary } from './person-answers.ts';

/** What a person may ask of the company: to know what is held of them, and to be erased. For those who may do it. */
export function PersonalData({ person, isErased }: { person: PersonSummary; isErased: boolean }) {
  const { permits } = useSession();
  const [isErasing, setIsErasing] = useState(false);
  if (!permits('people.report') && !permits('people.erase')) return null;
  return (
    <Section name={t`Personal data`} className="mt8">
      <p className="small soft">
        <Trans>
          Whoever asks what is held of them gets the report: every field with its source, every record, touch, stage, deal and ask, and the
          files they came by.
        </Trans>
      </p>
      <div className="row wrap mt3">
        {permits('people.report') && (
          <ButtonAnchor href={`/api/people/${encodeURIComponent(person.id)}/report.html`} download icon="file">
            <Trans>Report of what is held</Trans>
          </ButtonAnchor>
        )}
        {permits('people.erase') && !isErased && (
          <Button variant="plain" onClick={() => setIsErasing(true)}>
            <Trans>Erase this person</Trans>
          </Button>
        )}
      </div>
      <EraseDialog person={person} isOpen={isErasing} onClose={() => setIsErasing(false)} />
    </Section>
  );
}
