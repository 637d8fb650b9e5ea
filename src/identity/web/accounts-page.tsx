import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ListWords } from '#web/lists/list-count.ts';
import { ListView, type ManyProps } from '#web/lists/list-view.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';

const words: ListWords = {
  label: t`Accounts`,
  reading: t`the accounts`,
  filter: t`Filter accounts`,
  views: t`Filters, columns and order of accounts, kept under a name.`,
  many: t`many accounts`,
  counted: (rows) => plural(rows, { one: '# account', other: '# accounts' }),
};

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
        words={words}
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
