import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Mapping } from '#sources/schema.ts';
import { GroupState } from '#sources/web/bring/group-state.tsx';
import type { GroupPreview } from '#sources/web/bring/use-group-previews.ts';
import type { BroughtGroup } from '#sources/web/bring/use-groups.ts';
import { outcomeCount, rowCount } from '#sources/web/import-words.ts';
import { RecognisedAs } from '#sources/web/mapping/recognised-as.tsx';
import { thingsOf } from '#sources/web/preview/things-of.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { DoorLink } from '#web/ui/door.tsx';
import { count } from '#web/ui/formats.ts';
import { asProblem } from '#web/problem-error.ts';

interface GroupRowProps {
  brought: BroughtGroup;
  number: number;
  preview: GroupPreview;
  isPassedOver: boolean;
  upload: string[];
  onPass: (isPassedOver: boolean) => void;
}

/** One kind of files: its names, what it was recognised as, what its rows become, and how they will fare. */
export function GroupRow({ brought, number, preview, isPassedOver, upload, onPass }: GroupRowProps) {
  const { group, kept } = brought;
  const name = group.fileNames.join(', ');
  return (
    <li className={isPassedOver ? 'group passed' : 'group'}>
      <span className="quiet number">{number}</span>
      <div className="grow">
        <div className="row base wrap">
          <DoorLink className="strong break" to="/data/new" search={{ upload, group: String(number) }}>
            {name}
          </DoorLink>
          <span className="small quiet">{rowCount(group.file.rowsEstimated)}</span>
        </div>
        <p className="small soft">
          <RecognisedAs group={group} />. {preview.mapping ? becomesWords(preview.mapping) : null}
        </p>
        {group.note ? <p className="small quiet">{group.note}</p> : null}
        <p className="small">
          {isPassedOver ? (
            <span className="quiet">
              <Trans>Passed over this time.</Trans>
            </span>
          ) : (
            <Fares preview={preview} />
          )}
        </p>
      </div>
      <div className="group-end">
        <GroupState group={group} runId={kept.runId} isYours={kept.mapping !== undefined} preview={preview} isPassedOver={isPassedOver} />
        <span className="row wrap">
          <ButtonLink size="sm" to="/data/new" search={{ upload, group: String(number) }} aria-label={t`Look at ${name}`}>
            <Trans>Look</Trans>
          </ButtonLink>
          {kept.runId ? null : (
            <Button
              size="sm"
              variant="plain"
              onClick={() => onPass(!isPassedOver)}
              aria-label={isPassedOver ? t`Take ${name}` : t`Pass over ${name}`}
            >
              {isPassedOver ? t`Take it` : t`Pass over`}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}

function becomesWords(mapping: Mapping): string {
  const things = thingsOf(mapping);
  return t`Its rows become ${things}.`;
}

function Fares({ preview: { preview, problem } }: { preview: GroupPreview }) {
  if (problem) return <span className="broken">{asProblem(problem).message}</span>;
  if (!preview)
    return (
      <span className="quiet">
        <Trans>is being read</Trans>
      </span>
    );
  const { counts, warnings = [] } = preview;
  const warned = warnings.reduce((sum, warning) => sum + warning.count, 0);
  const parts = [
    counts.new > 0 && outcomeCount.created(count(counts.new)),
    counts.changed > 0 && outcomeCount.changed(count(counts.changed)),
    counts.same > 0 && outcomeCount.unchanged(count(counts.same)),
  ].filter(Boolean);
  return (
    <>
      <span className="soft">{parts.join(', ') || t`no rows`}</span>
      {counts.refused > 0 ? <span className="broken">, {outcomeCount.refused(count(counts.refused))}</span> : null}
      {warned > 0 ? <span className="risk">, {plural(warned, { one: '#\u00a0warning', other: '#\u00a0warnings' })}</span> : null}
      {counts.complete ? null : (
        <span className="quiet"> {plural(counts.read, { one: 'in the first #\u00a0row', other: 'in the first #\u00a0rows' })}</span>
      )}
    </>
  );
}
