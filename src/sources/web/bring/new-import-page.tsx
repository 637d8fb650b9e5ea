import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { BringFiles } from '#sources/web/bring/bring-files.tsx';
import { BroughtFiles } from '#sources/web/bring/brought-files.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { useSession } from '#web/use-session.ts';
import '../import.css';

const route = getRouteApi('/shell/data/new');

/** From files to records: bring them, look at each kind, import. The import itself has a page of its own, to come back to. */
export function NewImportPage() {
  const { upload } = route.useSearch();
  const { permits } = useSession();
  if (!permits('sources.import')) return <NotYours />;
  return upload && upload.length > 0 ? <BroughtFiles key={upload.join(' ')} uploadIds={upload} /> : <BringFiles />;
}

function NotYours() {
  const back = (
    <ButtonLink to="/data">
      <Trans>Back to the data</Trans>
    </ButtonLink>
  );
  return (
    <Page title={t`Bring files`} crumb={{ to: '/data', label: t`Data` }}>
      <Empty action={back}>
        <Trans>Heads and operators bring files here.</Trans>
      </Empty>
    </Page>
  );
}
