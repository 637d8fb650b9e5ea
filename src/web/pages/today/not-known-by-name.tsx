import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Sheet } from '#web/ui/sheet.tsx';

/** Nothing is known under the member's names: most likely the sources call them otherwise. */
export function NotKnownByName({ isLeadsOnly }: { isLeadsOnly: boolean }) {
  return (
    <Sheet aria-label={t`Your name in the sources`}>
      <Empty
        action={
          <ButtonLink to="/settings/profile" variant="main">
            <Trans>Say how the sources call you</Trans>
          </ButtonLink>
        }
        hint={t`A lead is yours by the actor of its offer or follow-up, or by the person’s owner; a deal by its owner.`}
      >
        {isLeadsOnly ? (
          <Trans>No lead is known under your name. Your CRM may call you by a number or another address.</Trans>
        ) : (
          <Trans>No lead and no deal is known under your name. Your CRM may call you by a number or another address.</Trans>
        )}
      </Empty>
    </Sheet>
  );
}
