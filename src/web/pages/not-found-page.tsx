import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title={t`Nothing here`}>
      <Empty
        action={
          <ButtonLink to="/" variant="main">
            <Trans>Back to the start</Trans>
          </ButtonLink>
        }
        hint={t`It may have been removed, or the link was cut short on its way.`}
      >
        <Trans>This address leads to no page of your company.</Trans>
      </Empty>
    </Page>
  );
}
