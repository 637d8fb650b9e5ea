import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ListView, type ManyProps } from '#web/lists/list-view.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';

/** Every account that a source tells of, with its people and deals counted. */
export function AccountsPage(many: ManyProps) {
  const action = (
    <ButtonLink variant="main" to="/data">
      <Trans>Bring in a source</Trans>
    </ButtonLink>
  );
  return (
    <Page title={t`Accounts`} lead={t`The companies that the sources know, with how many people and deals each has.`}>
      <ListView
        {...many}
        list="accounts"
        one="account"
        several="accounts"
        search={{ label: t`Find by the beginning of a name or domain`, hint: t`Name or domain begins with` }}
        nothingYet={
          <Empty action={action}>
            <Trans>Here will stand the companies that you deal with, as soon as a source tells of them.</Trans>
          </Empty>
        }
      />
    </Page>
  );
}
