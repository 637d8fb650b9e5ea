import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ListWords } from '#web/lists/list-count.ts';
import { ListView, type ManyProps } from '#web/lists/list-view.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';

const words: ListWords = {
  label: t`Deals`,
  reading: t`the deals`,
  filter: t`Filter deals`,
  views: t`Filters, columns and order of deals, kept under a name.`,
  many: t`many deals`,
  counted: (rows) => plural(rows, { one: '# deal', other: '# deals' }),
};

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
        words={words}
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
