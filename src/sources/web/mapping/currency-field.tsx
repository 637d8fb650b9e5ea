import { t } from '@lingui/core/macro';
import type { Mapping } from '#sources/schema.ts';
import { type Tree, nodesIn, treeAt, withAt } from '#sources/web/mapping/tree.ts';
import { Field } from '#web/ui/field.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

interface CurrencyFieldProps {
  mapping: Mapping;
  /** The company's, which counts where nothing is said. */
  currency: string;
  onChange: (next: Mapping) => void;
}

/** The currency of all amounts of the file, where no column says it. */
export function CurrencyField({ mapping, currency, onChange }: CurrencyFieldProps) {
  const withAmount = nodesIn(mapping, (node) => treeAt(node, ['amount', 'column']) !== undefined);
  const own = withAmount.filter(({ node }) => treeAt(node, ['currency', 'column']) === undefined);
  if (own.length === 0) return null;
  const value = (treeAt(own[0]?.node, ['currency', 'value']) ?? '') as string;
  const say = (text: string) => {
    const said = text === '' ? undefined : { value: text.toUpperCase() };
    onChange(own.reduce<Tree>((tree, { path }) => withAt(tree, [...path, 'currency'], said), mapping) as Mapping);
  };
  return (
    <Field label={t`Currency`} hint={t`Three letters; ${currency} where nothing is said.`}>
      <TextInput small value={value} maxLength={3} placeholder={currency} onText={say} />
    </Field>
  );
}
