import { AsksAboutPerson } from '#asks/web/asks-about-person.tsx';
import { PersonPage } from '#identity/web/person-page.tsx';
import { useSession } from '#web/use-session.ts';

/** A person, with what the sides asked each other about them. */
export function PersonWithAsksPage() {
  const { permits } = useSession();
  return <PersonPage beside={(person) => permits('asks.read') && <AsksAboutPerson person={person} />} />;
}
