import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { getRouteApi } from '@tanstack/react-router';
import { useState } from 'react';
import type { SuggestionAnswer } from '#sources/schema.ts';
import { GroupList } from '#sources/web/bring/group-list.tsx';
import { GroupPage } from '#sources/web/bring/group-page.tsx';
import { keptDraft } from '#sources/web/bring/kept-draft.ts';
import { draftOf, useGroups } from '#sources/web/bring/use-groups.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';

const route = getRouteApi('/shell/data/new');

/** The uploaded files by their headers: one kind is shown at once, several as a list of kinds, each with a page. */
export function BroughtFiles({ uploadIds }: { uploadIds: readonly string[] }) {
  const { data, error, refetch } = useGroups(uploadIds);
  if (data) return <Groups answer={data} uploadIds={uploadIds} />;
  return (
    <Page title={t`Match the columns`} crumb={{ to: '/data', label: t`Data` }}>
      {error ? (
        <ProblemNote problem={error} action={<WaysOn onAgain={() => void refetch()} />} />
      ) : (
        <Skeleton reading={t`the files`} rows={10} />
      )}
    </Page>
  );
}

function Groups({ answer: { groups, failed }, uploadIds }: { answer: SuggestionAnswer; uploadIds: readonly string[] }) {
  const { group: chosen } = route.useSearch();
  const [brought] = useState(() => keptDraft(uploadIds).brought);
  const all = groups.map((group) => ({ group, kept: draftOf(group, groups, brought) }));
  const at = all.length === 1 && failed.length === 0 ? 0 : Number(chosen) - 1;
  const one = all[at];
  if (one)
    return (
      <GroupPage
        key={one.group.uploadIds.join(' ')}
        brought={one}
        number={all.length > 1 || failed.length > 0 ? at + 1 : undefined}
        of={all.length}
      />
    );
  return <GroupList groups={all} failed={failed} />;
}

function WaysOn({ onAgain }: { onAgain: () => void }) {
  return (
    <span className="row wrap">
      <Button onClick={onAgain}>
        <Trans>Try again</Trans>
      </Button>
      <ButtonLink variant="plain" to="/data/new" search={{}}>
        <Trans>Bring another file</Trans>
      </ButtonLink>
    </span>
  );
}
