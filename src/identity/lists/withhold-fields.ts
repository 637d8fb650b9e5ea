import type { Caller, FieldGroup } from '#platform/context.ts';
import type { List } from '#platform/lists/list.ts';
import { fieldGroupOf, groupWords, isWithheld } from '#workspace/public.ts';

/** The same list with the fields marked that a caller does not see. @param groups of the list's own fields; those of sources go by their names. */
export function withholdFields(caller: Pick<Caller, 'sight'>, list: List, groups: Readonly<Record<string, FieldGroup>>): List {
  const groupOf = (name: string) =>
    groups[name] ?? (name.startsWith('attributes.') ? fieldGroupOf(name.slice('attributes.'.length)) : null);
  const fields = list.fields.map((field) => {
    const group = groupOf(field.name);
    return group && isWithheld(caller, group) ? { ...field, withheld: groupWords[group] } : field;
  });
  return { ...list, fields, isSealed: isWithheld(caller, 'contact-details') || isWithheld(caller, 'amounts') };
}
