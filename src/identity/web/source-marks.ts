/** One letter, two letters, or a letter and its place: the shortest that tells one source from the others. */
type Lettering = (source: string) => string;

const letterings: readonly Lettering[] = [
  (source) => characters(source).slice(0, 1).join(''),
  (source) => initials(source),
  (source) => characters(source).slice(0, 2).join(''),
];

/**
 * What stands for each source where its name has no room: "C" for "CRM"; for "Marketing mails" and "Marketing events" "MM"
 * and "ME"; for "CRM" and "Calls" "CR" and "CA". Where letters cannot tell them apart, their place in the alphabet does.
 * @param sources their names. @returns the mark of every name, no two alike.
 */
export function sourceMarks(sources: readonly string[]): Map<string, string> {
  const names = [...new Set(sources)].sort();
  const marks = new Map<string, string>();
  for (const first of new Set(names.map(letterings[0]!))) {
    const alike = names.filter((name) => letterings[0]!(name) === first);
    const apart = letterings.find((lettering) => new Set(alike.map(lettering)).size === alike.length);
    alike.forEach((name, at) => marks.set(name, apart ? apart(name) : `${first}${at + 1}`));
  }
  return marks;
}

/** Of the first two words; of a single word its first two letters. */
function initials(source: string): string {
  const words = source.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  if (words.length < 2) return characters(source).slice(0, 2).join('');
  return words
    .slice(0, 2)
    .map((word) => characters(word)[0]!)
    .join('');
}

/** Letters and digits alone, upper case; a name that has none is a question. */
function characters(source: string): string[] {
  const found = source.toLocaleUpperCase('en').match(/[\p{L}\p{N}]/gu);
  return found ? [...found] : ['?'];
}
