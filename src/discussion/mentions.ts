/** Whom a text can mention. */
export interface Mentionable {
  id: number;
  name: string;
}

/**
 * The members whom a text mentions: an @ and their whole name, in whatever case, not as the beginning of a longer name of
 * somebody else and not within a mail address.
 */
export function mentionedIn<Member extends Mentionable>(text: string, members: readonly Member[]): Member[] {
  const lower = text.toLowerCase();
  const byLength = members.toSorted((one, other) => other.name.length - one.name.length);
  const found = new Set<Member>();
  for (let at = lower.indexOf('@'); at !== -1; at = lower.indexOf('@', at + 1)) {
    if (at > 0 && /[\p{L}\p{N}._+-]/u.test(lower[at - 1]!)) continue;
    const longest = byLength.find(({ name }) => isAt(lower, at + 1, name.toLowerCase()));
    // Several members of one name are all meant: nobody can tell them apart by it.
    for (const member of members) if (longest && member.name.toLowerCase() === longest.name.toLowerCase()) found.add(member);
  }
  return [...found];
}

function isAt(text: string, at: number, name: string): boolean {
  return name !== '' && text.startsWith(name, at) && !/[\p{L}\p{N}]/u.test(text[at + name.length] ?? '');
}
