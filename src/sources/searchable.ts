const marks = /\p{M}+/gu;
const longest = 200;
const plain = /^[\x20-\x7e]*$/;

/**
 * A text as it is searched: lower case, without accents, one space between words, 200 characters at most: an
 * index entry has its limits. `Łódź` keeps the stroke of its first letter, which is no accent.
 */
export function searchable(text: string): string {
  const bare = plain.test(text)
    ? text
    : text
        .slice(0, 2 * longest)
        .normalize('NFKD')
        .replaceAll(marks, '')
        .replaceAll(/\s+/gu, ' ');
  return bare.toLowerCase().trim().slice(0, longest);
}
