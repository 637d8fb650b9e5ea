import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import { AskDialog } from '#asks/web/ask-dialog.tsx';
import { BulkButtons } from '#bulk/web/bulk-buttons.tsx';
import { useBegin } from '#bulk/web/bulk-calls.ts';
import { BulkResults } from '#bulk/web/bulk-results.tsx';
import { HandoffsPage } from '#handoff/web/handoffs-page.tsx';
import { AccountsPage } from '#identity/web/accounts-page.tsx';
import { DealsPage } from '#identity/web/deals-page.tsx';
import { PeoplePage } from '#identity/web/people-page.tsx';
import type { Chosen } from '#web/lists/bulk-bar.tsx';
import { Button } from '#web/ui/button.tsx';
import { useSession } from '#web/use-session.ts';

// Lists, each with what several slices can do to many of their rows at once.

const many = (list: string) => ({
  bulkActions: (chosen: Chosen, onDone: () => void) => <ManyAtOnce chosen={chosen} onDone={onDone} />,
  underBar: <BulkResults list={list} />,
});
const ofPeople = many('people');
const ofAccounts = many('accounts');
const ofDeals = many('deals');
const ofHandoffs = many('handoffs');

export const WholePeoplePage = () => <PeoplePage {...ofPeople} />;
export const WholeAccountsPage = () => <AccountsPage {...ofAccounts} />;
export const WholeDealsPage = () => <DealsPage {...ofDeals} />;
export const WholeHandoffsPage = () => <HandoffsPage {...ofHandoffs} />;

function ManyAtOnce({ chosen, onDone }: { chosen: Chosen; onDone: () => void }) {
  const { permits } = useSession();
  return (
    <BulkButtons chosen={chosen} onBegun={onDone}>
      {permits('asks.write') && <AskAboutThem chosen={chosen} onDone={onDone} />}
    </BulkButtons>
  );
}

/** One ask that names them all. */
function AskAboutThem({ chosen, onDone }: { chosen: Chosen; onDone: () => void }) {
  const [isAsking, setIsAsking] = useState(false);
  const begin = useBegin(chosen);
  const send = {
    isPending: begin.isPending,
    error: begin.error,
    mutate: (ask: object, { onSuccess }: { onSuccess: () => void }) =>
      begin.mutate(
        { action: 'ask', ask },
        {
          onSuccess: () => {
            onSuccess();
            onDone();
          },
        },
      ),
  };
  return (
    <>
      <Button size="sm" icon="asks" disabled={chosen.isEndless} onClick={() => setIsAsking(true)}>
        <Trans>Ask about them</Trans>
      </Button>
      <AskDialog isOpen={isAsking} onClose={() => setIsAsking(false)} many={{ words: chosen.words, send }} />
    </>
  );
}
