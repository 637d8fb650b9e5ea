import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { useAsks } from '#asks/web/ask-calls.ts';
import '#asks/web/asks.css';
import { AskDialog } from '#asks/web/ask-dialog.tsx';
import { AskList } from '#asks/web/ask-list.tsx';
import { owedWords } from '#asks/web/ask-words.ts';
import { Button } from '#web/ui/button.tsx';
import { DoorLink } from '#web/ui/door.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Section } from '#web/ui/section.tsx';
import { useSession } from '#web/use-session.ts';

const mostAsks = 4;
const words = {
  marketing: {
    between: t`Between you and sales`,
    none: t`Nothing waits between you and sales.`,
    owes: t`Marketing owes sales`,
    notAsked: t`Nothing is asked of marketing.`,
    asked: t`Asked of marketing`,
  },
  sales: {
    between: t`Between you and marketing`,
    none: t`Nothing waits between you and marketing.`,
    owes: t`Sales owes marketing`,
    notAsked: t`Nothing is asked of sales.`,
    asked: t`Asked of sales`,
  },
};

/** What the other side has for me, and what it waits for from me. */
export function AsksToday({ side }: { side: 'marketing' | 'sales' }) {
  const waiting = useAsks({ show: 'waiting-for-me', state: 'open' });
  const asked = useAsks({ show: 'i-asked', state: 'open' });
  const answered = asked.data?.asks.filter((ask) => ask.state === 'answered') ?? [];
  const forMe = [...answered, ...(waiting.data?.asks ?? []).filter((ask) => ask.state !== 'answered')];
  return (
    <Section name={words[side].between} hint={t`asks that wait for you, and answers to yours`} className="mt8">
      {forMe.length === 0 ? <Empty>{words[side].none}</Empty> : <AskList asks={forMe.slice(0, mostAsks)} label={t`Asks for you`} />}
      {forMe.length > mostAsks && (
        <p className="cap">
          <DoorLink to="/asks">
            <Trans>See all asks</Trans>
          </DoorLink>
        </p>
      )}
    </Section>
  );
}

/** Asks the other side about somebody, without leaving the page. */
export function AskAbout({ person }: { person: { id: string; name: string } }) {
  const { permits } = useSession();
  const [isAsking, setIsAsking] = useState(false);
  if (!permits('asks.write')) return null;
  return (
    <>
      <Button size="lg" icon="asks" onClick={() => setIsAsking(true)}>
        <Trans>Ask marketing about them</Trans>
      </Button>
      <AskDialog isOpen={isAsking} onClose={() => setIsAsking(false)} about={{ kind: 'person', ...person }} />
    </>
  );
}

/** What both sides owe each other: marketing left, sales right. */
export function BothAsks() {
  const asks = useAsks({ show: 'all', state: 'open' });
  if (!asks.data || asks.data.asks.length === 0) return null;
  const { owed } = asks.data;
  const of = (side: 'marketing' | 'sales') => asks.data.asks.filter((ask) => ask.side === side || ask.side === 'both').slice(0, mostAsks);
  return (
    <div className="grid half mt8">
      {(['marketing', 'sales'] as const).map((side) => (
        <Section key={side} name={words[side].owes} side={side} hint={owedWords(owed[side])}>
          {of(side).length === 0 ? <Empty>{words[side].notAsked}</Empty> : <AskList asks={of(side)} label={words[side].asked} />}
        </Section>
      ))}
    </div>
  );
}
