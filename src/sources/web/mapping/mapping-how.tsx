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
  { value: 'both', label: 'Create and update', hint: 'Unknown ones are created, known ones brought up to date.' },
  { value: 'create', label: 'Only create', hint: 'Known ones stay as they are; their rows are passed over.' },
  { value: 'update', label: 'Only update', hint: 'Known ones are brought up to date; rows of unknown ones are refused.' },
];

/** How the file is taken in: under which name, what may become of rows, and the mapping to keep. */
export function MappingHow({ draft, mapping }: MappingHowProps) {
  const mode = modes.find(({ value }) => value === draft.mode);
  return (
    <Section name="How">
      <div className="form">
        <Field label="Name of the source" hint="Importing again under this name brings it up to date.">
          <TextInput value={mapping.source} onText={(source) => draft.change({ ...mapping, source })} />
        </Field>
        <Field label="What may become of rows" hint={mode?.hint}>
          <Select value={draft.mode} options={modes} onPick={(value) => draft.setMode(value as ImportMode)} />
        </Field>
        <SavedMappings draft={draft} mapping={mapping} />
      </div>
      <p className="cap">Empty cells change nothing. Nobody is notified. You can undo the import as a whole.</p>
    </Section>
  );
}
