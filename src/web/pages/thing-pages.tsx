import { AskPage } from '#asks/web/ask-page.tsx';
import { AsksAbout } from '#asks/web/asks-about.tsx';
import { Discussion } from '#discussion/web/discussion.tsx';
import { AccountPage } from '#identity/web/account-page.tsx';
import { DealPage } from '#identity/web/deal-page.tsx';
import { PersonPage } from '#identity/web/person-page.tsx';
import { useSession } from '#web/use-session.ts';

// Pages of one thing, each with what several slices know of it.

/** A person, account or deal, with what the sides asked each other about it, and what members say. */
export function WholePersonPage() {
  const { permits } = useSession();
  return <PersonPage beside={permits('asks.read') ? besidePerson : commentsOnPerson} />;
}

function besidePerson(person: { id: string; name: string }, isErased: boolean) {
  return (
    <>
      <AsksAbout about={{ kind: 'person', id: person.id, name: person.name }} isErased={isErased} />
      {commentsOnPerson(person)}
    </>
  );
}

function besideAccount(account: { id: string; name: string }) {
  return (
    <>
      <AsksAbout about={{ kind: 'account', id: account.id, name: account.name }} />
      {commentsOnAccount(account)}
    </>
  );
}

function besideDeal(deal: { id: string; name: string | null }) {
  return (
    <>
      <AsksAbout about={{ kind: 'deal', id: deal.id, name: deal.name ?? '' }} />
      {commentsOnDeal(deal)}
    </>
  );
}

const commentsOnPerson = ({ id }: { id: string }) => <Discussion about={{ kind: 'person', id }} />;
const commentsOnAccount = ({ id }: { id: string }) => <Discussion about={{ kind: 'account', id }} />;
const commentsOnDeal = ({ id }: { id: string }) => <Discussion about={{ kind: 'deal', id }} />;
const commentsOnAsk = (id: string) => <Discussion about={{ kind: 'ask', id }} />;

export function WholeAccountPage() {
  const { permits } = useSession();
  return <AccountPage beside={permits('asks.read') ? besideAccount : commentsOnAccount} />;
}

export function WholeDealPage() {
  const { permits } = useSession();
  return <DealPage beside={permits('asks.read') ? besideDeal : commentsOnDeal} />;
}

export function WholeAskPage() {
  return <AskPage below={commentsOnAsk} />;
}
