import { t } from '@lingui/core/macro';
import type { Mapping } from '#sources/schema.ts';
import { type Path, type Tree, treeAt, withAt } from '#sources/web/mapping/tree.ts';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

interface TextChoice {
  /** Where the column is named. */
  path: Path;
  /** Where the texts stand. */
  part: string;
  label: string;
  hint: string;
}

const choices: readonly TextChoice[] = [
  { path: ['deleted'], part: 'is', label: t`Deleted where it says`, hint: t`Several texts with a comma between them.` },
  { path: ['touch', 'direction'], part: 'in', label: t`They came to us where it says`, hint: t`Such as inbound, received.` },
  { path: ['touch', 'direction'], part: 'out', label: t`We went to them where it says`, hint: t`Such as outbound, sent.` },
];

const applying = (mapping: Mapping, name: string) => choices.filter(({ path }) => treeAt(mapping, [...path, 'column']) === name);

/** Whether the meaning of this column depends on which text stands in it. */
export function hasTextChoices(mapping: Mapping, name: string): boolean {
  return applying(mapping, name).length > 0;
}

interface TextChoicesProps {
  name: string;
  mapping: Mapping;
  onChange: (next: Mapping) => void;
}

/** Which texts of the column mean what: that a row was deleted, that somebody came to us. */
export function TextChoices({ name, mapping, onChange }: TextChoicesProps) {
  const fields = applying(mapping, name);
  if (fields.length === 0) return null;
  const put = (path: Path, text: string) =>
    onChange(
      withAt(
        mapping as unknown as Tree,
        path,
        text.split(',').map((word) => word.trimStart()),
      ) as unknown as Mapping,
    );
  return (
    <div className="detail-fields">
      {fields.map(({ path, part, label, hint }) => (
        <Field key={label} label={label} hint={hint}>
          <TextInput
            small
            value={((treeAt(mapping, [...path, part]) ?? []) as string[]).join(', ')}
            onText={(text) => put([...path, part], text)}
          />
        </Field>
      ))}
    </div>
  );
}
