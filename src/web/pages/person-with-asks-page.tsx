import { AsksAboutPerson } from '#asks/web/asks-about-person.tsx';
import { PersonPage } from '#identity/web/person-page.tsx';
import { useSession } from '#web/use-session.ts';

/** A person, with what the sides asked each other about them. */
export function PersonWithAsksPage() {
  const { permits } = useSession();
  const showsAsks = permits('asks.read');
  return <PersonPage beside={showsAsks ? asksAbout : () => null} />;
}

function asksAbout(person: { id: string; name: string }, isErased: boolean) {
  return <AsksAboutPerson person={person} isErased={isErased} />;
}
