import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Mapping } from '#sources/schema.ts';
import { SavedMappings } from '#sources/web/mapping/saved-mappings.tsx';
import type { ImportDraft, ImportMode } from '#sources/web/mapping/use-import-draft.ts';
import { Field } from '#web/ui/field.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

interface MappingHowProps {
  draft: ImportDraft;
  mapping: Mapping;
}

const modes: readonly { value: ImportMode; label: string; hint: string }[] = [
  { value: 'both', label: t`Create and update`, hint: t`Unknown ones are created, known ones brought up to date.` },
  { value: 'create', label: t`Only create`, hint: t`Known ones stay as they are; their rows are passed over.` },
  { value: 'update', label: t`Only update`, hint: t`Known ones are brought up to date; rows of unknown ones are refused.` },
];

/** How the file is taken in: under which name, what may become of rows, and the mapping to keep. */
export function MappingHow({ draft, mapping }: MappingHowProps) {
  const mode = modes.find(({ value }) => value === draft.mode);
  return (
    <Section name={t`How`}>
      <div className="form">
        <Field label={t`Name of the source`} hint={t`Importing again under this name brings it up to date.`}>
          <TextInput value={mapping.source} onText={(source) => draft.change({ ...mapping, source })} />
        </Field>
        <Field label={t`What may become of rows`} hint={mode?.hint}>
          <Select value={draft.mode} options={modes} onPick={(value) => draft.setMode(value as ImportMode)} />
        </Field>
        <SavedMappings draft={draft} mapping={mapping} />
      </div>
      <p className="cap">
        <Trans>Empty cells change nothing. Nobody is notified. You can undo the import as a whole.</Trans>
      </p>
    </Section>
  );
}
