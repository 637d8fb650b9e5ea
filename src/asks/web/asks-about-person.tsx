import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';
import './asks.css';
import { useAsks } from './ask-calls.ts';
import { AskDialog } from './ask-dialog.tsx';
import { AskList } from './ask-list.tsx';

/** What the sides asked each other about one person, and a way to ask. */
export function AsksAboutPerson({ person, isErased }: { person: { id: string; name: string }; isErased: boolean }) {
  const { permits } = useSession();
  const [isAsking, setIsAsking] = useState(false);
  const asks = useAsks({ about: person.id, state: 'all' });
  const ask = permits('asks.write') && !isErased && (
    <Button size="sm" icon="plus" onClick={() => setIsAsking(true)}>
      <Trans>Ask about this person</Trans>
    </Button>
  );
  return (
    <Section name={t`Asks`} hint={ask} className="mt8">
      {asks.isPending && <Skeleton reading={t`the asks about this person`} rows={2} />}
      {asks.isError && (
        <ProblemNote
          problem={asks.error}
          action={
            <Button onClick={() => void asks.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      )}
      {asks.data?.asks.length === 0 && (
        <Empty>
          <Trans>Nobody has asked the other side about this person.</Trans>
        </Empty>
      )}
      {asks.data && asks.data.asks.length > 0 && <AskList asks={asks.data.asks} label={t`Asks about this person`} isAboutOne />}
      <AskDialog isOpen={isAsking} onClose={() => setIsAsking(false)} about={person} />
    </Section>
  );
}
