import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';
import './asks.css';
import { type AskOnWire, type AsksAnswer, type AskShow, useAsks } from './ask-calls.ts';
import { AskDialog } from './ask-dialog.tsx';
import { AskList } from './ask-list.tsx';
import { owedWords } from './ask-words.ts';

interface AsksSearch {
  show?: AskShow;
  state?: 'open' | 'ended';
  ask?: 'new';
}

/** What the two sides owe each other: marketing left, sales right, what both owe on top. */
export function AsksPage() {
  const { show = 'all', state = 'open', ask: wanted } = useSearch({ strict: false }) as AsksSearch;
  const { permits } = useSession();
  const navigate = useNavigate();
  const [isAsking, setIsAsking] = useState(false);
  const isOpen = isAsking || (wanted === 'new' && permits('asks.write'));
  const close = () => {
    setIsAsking(false);
    if (wanted) void navigate({ to: '/asks', search: ({ ask: _ask, ...rest }: AsksSearch) => rest as never, replace: true });
  };
  const asks = useAsks({ show, state });
  const ask = permits('asks.write') && (
    <Button variant="main" icon="plus" onClick={() => setIsAsking(true)}>
      <Trans context="to do">Ask</Trans>
    </Button>
  );
  return (
    <Page title={t`Asks`} lead={t`What we owe each other: what one side asked of the other, and by when it is promised.`} actions={ask}>
      <Filters show={show} state={state} counts={asks.data?.counts} />
      {asks.isPending && <Skeleton reading={t`what we owe each other`} rows={6} />}
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
      {asks.data && <BothSides answer={asks.data} show={show} state={state} onAsk={() => setIsAsking(true)} />}
      <AskDialog isOpen={isOpen} onClose={close} />
    </Page>
  );
}

function Filters({ show, state, counts }: { show: AskShow; state: 'open' | 'ended'; counts: AsksAnswer['counts'] | undefined }) {
  const navigate = useNavigate();
  const { session } = useSession();
  const isOfASide = session.member?.team === 'marketing' || session.member?.team === 'sales';
  const go = (next: AsksSearch) => {
    const search = { ...(next.show && next.show !== 'all' && { show: next.show }), ...(next.state === 'ended' && { state: next.state }) };
    void navigate({ to: '/asks', search, replace: true });
  };
  const label = (words: string, open: number | undefined) => (state === 'open' && open !== undefined ? `${words} ${open}` : words);
  const options: { value: AskShow; label: string }[] = [
    { value: 'all', label: label(t`All`, counts?.all) },
    { value: 'waiting-for-me', label: label(t`Waits for me`, counts?.waitingForMe) },
    ...(isOfASide ? [{ value: 'my-side' as const, label: label(t`Waits for my side`, counts?.mySide) }] : []),
    { value: 'i-asked', label: label(t`I asked`, counts?.iAsked) },
  ];
  return (
    <div className="filters">
      <span className="asks-filter">
        <Segmented label={t`Which asks`} value={show} options={options} onPick={(value) => go({ show: value, state })} />
      </span>
      <Button variant="plain" onClick={() => go({ show, state: state === 'open' ? 'ended' : 'open' })}>
        {state === 'open' ? t`Show what has ended` : t`Show what is open`}
      </Button>
    </div>
  );
}

interface BothSidesProps {
  answer: AsksAnswer;
  show: AskShow;
  state: 'open' | 'ended';
  onAsk: () => void;
}

function BothSides({ answer, show, state, onAsk }: BothSidesProps) {
  const { asks, owed } = answer;
  const of = (side: AskOnWire['side']) => asks.filter((ask) => ask.side === side);
  if (asks.length === 0) return <Nothing show={show} state={state} onAsk={onAsk} />;
  const hint = (side: AskOnWire['side']) => (state === 'open' ? owedWords(owed[side]) : undefined);
  const both = of('both');
  return (
    <>
      {both.length > 0 && (
        <Section name={t`Both owe each other`} side="joint" hint={hint('both')}>
          <AskList asks={both} label={t`Asked of both sides`} />
        </Section>
      )}
      <div className="grid half asks-sides">
        <Section name={t`Marketing owes sales`} side="marketing" hint={hint('marketing')}>
          <SideAsks asks={of('marketing')} side="marketing" />
        </Section>
        <Section name={t`Sales owes marketing`} side="sales" hint={hint('sales')}>
          <SideAsks asks={of('sales')} side="sales" />
        </Section>
      </div>
      {answer.next && (
        <p className="cap">
          <Trans>More are known than stand here; narrow them with the filter above.</Trans>
        </p>
      )}
    </>
  );
}

const sides = {
  marketing: { nothing: t`Nothing here is asked of marketing.`, label: t`Asked of marketing` },
  sales: { nothing: t`Nothing here is asked of sales.`, label: t`Asked of sales` },
} as const;

function SideAsks({ asks, side }: { asks: readonly AskOnWire[]; side: 'marketing' | 'sales' }) {
  const { nothing, label } = sides[side];
  return asks.length === 0 ? <Empty>{nothing}</Empty> : <AskList asks={asks} label={label} />;
}

function Nothing({ show, state, onAsk }: Omit<BothSidesProps, 'answer'>) {
  const navigate = useNavigate();
  const { permits } = useSession();
  if (show !== 'all' || state !== 'open') {
    return (
      <Empty
        action={
          <Button onClick={() => void navigate({ to: '/asks', search: {}, replace: true })}>
            <Trans>Show all open asks</Trans>
          </Button>
        }
      >
        <Trans>Nothing matches.</Trans>
      </Empty>
    );
  }
  const action = permits('asks.write') && (
    <Button variant="main" onClick={onAsk}>
      <Trans>Ask the other side</Trans>
    </Button>
  );
  return (
    <Empty action={action} hint={t`A price list for the fair, why a lead came back, a topic for Thursday.`}>
      <Trans>Here will stand what marketing and sales asked of each other, who owns it, and by when it is promised.</Trans>
    </Empty>
  );
}
