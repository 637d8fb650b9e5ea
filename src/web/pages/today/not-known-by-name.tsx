import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Sheet } from '#web/ui/sheet.tsx';

/** Nothing is known under the member's names: most likely the sources call them otherwise. */
export function NotKnownByName({ what }: { what: string }) {
  return (
    <Sheet aria-label="Your name in the sources">
      <Empty
        action={
          <ButtonLink to="/settings/profile" variant="main">
            Say how the sources call you
          </ButtonLink>
        }
        hint="A lead is yours by the actor of its offer or follow-up, or by the person’s owner; a deal by its owner."
      >
        {what} is known under your name. Your CRM may call you by a number or another address.
      </Empty>
    </Sheet>
  );
}
