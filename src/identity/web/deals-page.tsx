import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ListView, type ManyProps } from '#web/lists/list-view.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';

/** Every deal that a source tells of. */
export function DealsPage(many: ManyProps) {
  const action = (
    <ButtonLink variant="main" to="/data">
      <Trans>Bring in a source</Trans>
    </ButtonLink>
  );
  return (
    <Page title={t`Deals`} lead={t`Possible sales and what became of them. Open one to read everything told of it.`}>
      <ListView
        {...many}
        list="deals"
        one="deal"
        several="deals"
        search={{ label: t`Find by the beginning of a deal or account`, hint: t`Deal or account begins with` }}
        nothingYet={
          <Empty action={action}>
            <Trans>Here will stand every deal, with its amount and where it stands, as soon as a source tells of one.</Trans>
          </Empty>
        }
      />
    </Page>
  );
}
