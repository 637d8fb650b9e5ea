import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';

/** An address that leads nowhere. */
export function NotFoundPage() {
  return (
    <Page title="Nothing here">
      <Empty
        action={
          <ButtonLink to="/" variant="main">
            Back to the start
          </ButtonLink>
        }
        hint="It may have been removed, or the link was cut short on its way."
      >
        This address leads to no page of your company.
      </Empty>
    </Page>
  );
}
