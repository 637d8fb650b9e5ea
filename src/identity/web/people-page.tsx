import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { ListWords } from '#web/lists/list-count.ts';
import { ListView, type ManyProps } from '#web/lists/list-view.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';

const words: ListWords = {
  label: t`People`,
  reading: t`the people`,
  filter: t`Filter people`,
  views: t`Filters, columns and order of people, kept under a name.`,
  many: t`many people`,
  counted: (rows) => plural(rows, { one: '# person', other: '# people' }),
};

/** Everybody the sources know: found by name or mail, by what sources say, by stage and deals. */
export function PeoplePage(many: ManyProps) {
  return (
    <Page title={t`People`} lead={t`Everybody the sources know. Open one to read what both sides know of them.`}>
      <ListView
        {...many}
        list="people"
        words={words}
        search={{ label: t`Find by the beginning of a name or mail address`, hint: t`Name or mail begins with` }}
        nothingYet={<NobodyYet />}
      />
    </Page>
  );
}

function NobodyYet() {
  const action = (
    <ButtonLink variant="main" to="/data">
      <Trans>Bring in a source</Trans>
    </ButtonLink>
  );
  return (
    <Empty action={action}>
      <Trans>Here will stand everybody whom marketing or sales knows, once, with what both sides know of them.</Trans>
    </Empty>
  );
}
