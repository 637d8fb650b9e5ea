import { AskPage } from '#asks/web/ask-page.tsx';
import { AsksAboutPerson } from '#asks/web/asks-about-person.tsx';
import { Discussion } from '#discussion/web/discussion.tsx';
import { AccountPage } from '#identity/web/account-page.tsx';
import { DealPage } from '#identity/web/deal-page.tsx';
import { PersonPage } from '#identity/web/person-page.tsx';
import { useSession } from '#web/use-session.ts';

// Pages of one thing, each with what several slices know of it.

/** A person, with what the sides asked each other about them, and what members say. */
export function WholePersonPage() {
  const { permits } = useSession();
  return <PersonPage beside={permits('asks.read') ? besidePerson : commentsOnPerson} />;
}

function besidePerson(person: { id: string; name: string }, isErased: boolean) {
  return (
    <>
      <AsksAboutPerson person={person} isErased={isErased} />
      {commentsOnPerson(person)}
    </>
  );
}

const commentsOnPerson = ({ id }: { id: string }) => <Discussion about={{ kind: 'person', id }} />;
const commentsOnAccount = ({ id }: { id: string }) => <Discussion about={{ kind: 'account', id }} />;
const commentsOnDeal = ({ id }: { id: string }) => <Discussion about={{ kind: 'deal', id }} />;
const commentsOnAsk = (id: string) => <Discussion about={{ kind: 'ask', id }} />;

export function WholeAccountPage() {
  return <AccountPage beside={commentsOnAccount} />;
}

export function WholeDealPage() {
  return <DealPage beside={commentsOnDeal} />;
}

export function WholeAskPage() {
  return <AskPage below={commentsOnAsk} />;
}
