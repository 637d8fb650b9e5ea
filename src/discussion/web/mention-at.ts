/** The mention that is being typed: where its @ stands, and what follows it up to the caret. */
export interface MentionTyped {
  from: number;
  typed: string;
}

/** Whether the caret stands in a mention that is being typed: an @ at the beginning of a word, and at most three words after it. */
export function mentionAt(text: string, caret: number): MentionTyped | null {
  const found = /(?:^|[^\p{L}\p{N}._+-])@([\p{L}\p{N}'’.-]*(?: [\p{L}\p{N}'’.-]+){0,2})$/u.exec(text.slice(0, caret));
  return found ? { from: caret - found[1]!.length - 1, typed: found[1]! } : null;
}

const most = 6;

/** The members of whom a word begins so; none once the whole name of one of them stands there, and of several of one name these. */
export function membersFor<Member extends { name: string }>(typed: string, members: readonly Member[]): Member[] {
  const wanted = typed.toLowerCase();
  const called = members.filter(({ name }) => name.toLowerCase() === wanted);
  if (called.length > 0) return called.length > 1 ? called : [];
  return members.filter(({ name }) => ` ${name.toLowerCase()}`.includes(` ${wanted}`)).slice(0, most);
}

/** The text with the name of a member in the place of what was typed, and where the caret goes. */
export function withMention(text: string, { from, typed }: MentionTyped, name: string): { text: string; caret: number } {
  const before = `${text.slice(0, from)}@${name} `;
  return { text: before + text.slice(from + 1 + typed.length).replace(/^ /, ''), caret: before.length };
}
