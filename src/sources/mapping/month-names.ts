const english = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const german = ['januar', 'februar', 'märz', 'april', 'mai', 'juni', 'juli', 'august', 'september', 'oktober', 'november', 'dezember'];

const months = new Map<string, number>([
  ['sept', 9],
  ['jän', 1],
  ['jänner', 1],
  ['mrz', 3],
  ['maerz', 3],
]);
for (const names of [english, german]) {
  for (const [at, name] of names.entries()) {
    months.set(name, at + 1);
    months.set(name.slice(0, 3), at + 1);
  }
}

/** The month of a name, in English or German, whole or cut to three letters, in whatever case; null for other words. */
export function monthOf(name: string): number | null {
  return months.get(name.normalize('NFC').toLowerCase().replace(/\.$/, '')) ?? null;
}
