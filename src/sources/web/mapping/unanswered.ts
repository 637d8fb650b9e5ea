import type { Mapping } from '#sources/schema.ts';
import { type Path, type Tree, nodesIn, withAt } from '#sources/web/mapping/tree.ts';

// Texts that count as no answer: of one column, or of every column of the file.

/** Parts that are read as moments, amounts or choices, in which a text cannot simply be passed over. */
const notFields = [
  'amount',
  'currency',
  'day',
  'startsOn',
  'endsOn',
  'moment',
  'modified',
  'deleted',
  'direction',
  'kind',
  'field',
  'when',
];

function fieldsOf(mapping: Mapping, column: string): { path: Path; node: Tree }[] {
  const isField = (node: Tree) => node['column'] === column && !('becomes' in node);
  return nodesIn(mapping, isField).filter(({ path }) => !notFields.includes(String(path.at(-1))));
}

/** Whether texts of this column alone can be declared unanswered; everywhere they always can. */
export function canBeUnanswered(mapping: Mapping, column: string): boolean {
  return fieldsOf(mapping, column).length > 0;
}

/** Texts of this column that count as no answer, without those of the whole file. */
export function unansweredIn(mapping: Mapping, column: string): readonly string[] {
  return (fieldsOf(mapping, column)[0]?.node['unanswered'] ?? []) as string[];
}

/** Texts that count as no answer in every column. */
export function unansweredAnywhere(mapping: Mapping): readonly string[] {
  return mapping.unanswered ?? [];
}

/** Declares a text of the column unanswered, or an answer again. */
export function withUnanswered(mapping: Mapping, column: string, text: string, isUnanswered: boolean): Mapping {
  const texts = switched(unansweredIn(mapping, column), text, isUnanswered);
  return fieldsOf(mapping, column).reduce<Tree>((tree, { path }) => withAt(tree, [...path, 'unanswered'], texts), mapping) as Mapping;
}

/** Declares a text unanswered in every column, or an answer again. */
export function withUnansweredAnywhere(mapping: Mapping, text: string, isUnanswered: boolean): Mapping {
  return withAt(mapping, ['unanswered'], switched(unansweredAnywhere(mapping), text, isUnanswered)) as unknown as Mapping;
}

function switched(texts: readonly string[], text: string, isIn: boolean): string[] | undefined {
  const others = texts.filter((other) => other !== text);
  const next = isIn ? [...others, text] : others;
  return next.length > 0 ? next : undefined;
}

const usual = /^(select|please select|n\/?a|none|null|nil|-+|\?+|unknown|not (set|available|applicable|specified)|keine angabe|#n\/a)$/i;

/** Whether a text looks like one that stands for no answer. */
export function looksUnanswered(text: string): boolean {
  return usual.test(text.trim());
}
