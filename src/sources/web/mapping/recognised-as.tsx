import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { SuggestedGroup } from '#sources/schema.ts';
import { DoorAnchor } from '#web/ui/door.tsx';

/** By what the file was recognised: a preset with the vendor's page, a saved mapping, or its columns alone. */
export function RecognisedAs({ group }: { group: Pick<SuggestedGroup, 'preset' | 'savedMapping' | 'mapping'> }) {
  const { preset, savedMapping, mapping } = group;
  if (savedMapping)
    return (
      <>
        <Trans>
          Read by your saved mapping <b className="strong">{savedMapping.name}</b>, version {savedMapping.version}
        </Trans>
      </>
    );
  if (preset)
    return (
      <>
        <Trans>
          Recognised as <b className="strong">{preset.title}</b>, as exported from {preset.vendor} (
          <DoorAnchor href={preset.documentation} target="_blank" rel="noreferrer" aria-label={t`${preset.vendor} describes it`}>
            {preset.vendor} describes it
          </DoorAnchor>
          )
        </Trans>
      </>
    );
  return <>{mapping ? t`Suggested by the names and the contents of its columns` : t`A file that we know and do not need`}</>;
}
