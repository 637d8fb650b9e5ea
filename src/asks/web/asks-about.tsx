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

interface AsksAboutProps {
  about: { kind: 'person' | 'account' | 'deal'; id: string; name: string };
  isErased?: boolean;
}

/** What the sides asked each other about one person, account or deal, and a way to ask. */
export function AsksAbout({ about, isErased = false }: AsksAboutProps) {
  const { permits } = useSession();
  const [isAsking, setIsAsking] = useState(false);
  const words = wordsOf(about.kind);
  const asks = useAsks({ about: about.id, state: 'all' });
  const ask = permits('asks.write') && !isErased && (
    <Button size="sm" icon="plus" onClick={() => setIsAsking(true)}>
      {words.ask}
    </Button>
  );
  return (
    <Section name={t`Asks`} hint={ask} className="mt8">
      {asks.isPending && <Skeleton reading={words.reading} rows={2} />}
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
      {asks.data?.asks.length === 0 && <Empty>{words.nothing}</Empty>}
      {asks.data && asks.data.asks.length > 0 && <AskList asks={asks.data.asks} label={words.list} isAboutOne />}
      <AskDialog isOpen={isAsking} onClose={() => setIsAsking(false)} about={about} />
    </Section>
  );
}

function wordsOf(kind: AsksAboutProps['about']['kind']) {
  const all = {
    person: {
      ask: t`Ask about this person`,
      reading: t`the asks about this person`,
      nothing: t`Nobody has asked the other side about this person.`,
      list: t`Asks about this person`,
    },
    account: {
      ask: t`Ask about this account`,
      reading: t`the asks about this account`,
      nothing: t`Nobody has asked the other side about this account.`,
      list: t`Asks about this account`,
    },
    deal: {
      ask: t`Ask about this deal`,
      reading: t`the asks about this deal`,
      nothing: t`Nobody has asked the other side about this deal.`,
      list: t`Asks about this deal`,
    },
  };
  return all[kind];
}
