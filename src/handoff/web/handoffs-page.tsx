import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ListWords } from '#web/lists/list-count.ts';
import { ListView, type ManyProps } from '#web/lists/list-view.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';

const words: ListWords = {
  label: t`Handoffs`,
  reading: t`the handoffs`,
  filter: t`Filter handoffs`,
  views: t`Filters, columns and order of handoffs, kept under a name.`,
  many: t`many handoffs`,
  counted: (rows) => plural(rows, { one: '# handoff', other: '# handoffs' }),
};

/** Every handoff: who was offered to sales and when, what became of it, and how long it waited. */
export function HandoffsPage(many: ManyProps) {
  const action = (
    <ButtonLink variant="main" to="/data">
      <Trans>Bring in a source</Trans>
    </ButtonLink>
  );
  return (
    <Page
      title={t`Handoffs`}
      lead={t`Everybody whom marketing offered to sales, what became of it, and how long it waited by the wall clock.`}
    >
      <ListView
        {...many}
        list="handoffs"
        words={words}
        nothingYet={
          <Empty action={action}>
            <Trans>Here will stand every handoff from marketing to sales, as soon as a source says when people were offered.</Trans>
          </Empty>
        }
      />
    </Page>
  );
}
