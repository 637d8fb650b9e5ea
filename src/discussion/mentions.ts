/** Whom a text can mention. */
export interface Mentionable {
  id: number;
  name: string;
}

/**
 * The members whom a text mentions: an @ and their whole name, in whatever case, not as the beginning of a longer name of
 * somebody else and not within a mail address.
 * @param chosen of several members of one name those who are meant; where none of them is, all are: nobody can tell them apart.
 */
export function mentionedIn<Member extends Mentionable>(
  text: string,
  members: readonly Member[],
  chosen: ReadonlySet<number> = new Set(),
): Member[] {
  const lower = text.toLowerCase();
  const byLength = members.toSorted((one, other) => other.name.length - one.name.length);
  const found = new Set<Member>();
  for (let at = lower.indexOf('@'); at !== -1; at = lower.indexOf('@', at + 1)) {
    if (at > 0 && /[\p{L}\p{N}._+-]/u.test(lower[at - 1]!)) continue;
    const longest = byLength.find(({ name }) => isAt(lower, at + 1, name.toLowerCase()));
    const called = members.filter((member) => longest && member.name.toLowerCase() === longest.name.toLowerCase());
    const meant = called.filter(({ id }) => chosen.has(id));
    for (const member of meant.length > 0 ? meant : called) found.add(member);
  }
  return [...found];
}

function isAt(text: string, at: number, name: string): boolean {
  return name !== '' && text.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? '');
}
