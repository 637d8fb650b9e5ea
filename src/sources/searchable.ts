const marks = /\p{M}+/gu;
const plain = /^[\x20-\x7e]*$/;

/** A text as it is searched: lower case, without accents, one space between words. `Łódź`, whose stroke is no accent, keeps it. */
export function searchable(text: string): string {
  const bare = plain.test(text) ? text : text.normalize('NFKD').replaceAll(marks, '').replaceAll(/\s+/gu, ' ');
  return bare.toLowerCase().trim();
}
