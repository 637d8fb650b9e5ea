import { plural } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { SuggestedGroup } from '#sources/schema.ts';
import type { GroupPreview } from '#sources/web/bring/use-group-previews.ts';
import { DoorLink } from '#web/ui/door.tsx';
import { State } from '#web/ui/state.tsx';

interface GroupStateProps {
  group: SuggestedGroup;
  /** The import that was begun with it, if any. */
  runId: string | undefined;
  /** Whether somebody has changed or looked through its mapping. */
  isYours: boolean;
  preview: GroupPreview;
  isPassedOver: boolean;
}

/** Where a kind of files stands: imported, to be looked at, known, or passed over. */
export function GroupState({ group, runId, isYours, preview, isPassedOver }: GroupStateProps) {
  if (runId)
    return (
      <State is="good">
        <DoorLink to="/data/imports/$id" params={{ id: runId }}>
          <Trans>Import begun</Trans>
        </DoorLink>
      </State>
    );
  if (isPassedOver)
    return (
      <State is="unknown">
        <Trans>Passed over</Trans>
      </State>
    );
  if (preview.problem)
    return (
      <State is="broken">
        <Trans>Cannot be used yet</Trans>
      </State>
    );
  if (isYours)
    return (
      <State is="good">
        <Trans>Looked at</Trans>
      </State>
    );
  const looks = group.columns.filter((column) => column.certainty === 'look').length;
  if (looks > 0) return <State is="risk">{plural(looks, { one: 'One column to look at', other: '# columns to look at' })}</State>;
  if (group.savedMapping)
    return (
      <State is="good">
        <Trans>Saved mapping</Trans>
      </State>
    );
  if (preview.isKnown)
    return (
      <State is="good">
        <Trans>Known source</Trans>
      </State>
    );
  return group.preset ? (
    <State is="good">
      <Trans>Recognised</Trans>
    </State>
  ) : (
    <State is="risk">
      <Trans>Needs a look</Trans>
    </State>
  );
}
