import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { ListView, type ManyProps } from '#web/lists/list-view.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';

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
        one="handoff"
        several="handoffs"
        nothingYet={
          <Empty action={action}>
            <Trans>Here will stand every handoff from marketing to sales, as soon as a source says when people were offered.</Trans>
          </Empty>
        }
      />
    </Page>
  );
}
