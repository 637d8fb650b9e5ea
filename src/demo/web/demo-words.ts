import { locale } from '#web/language/texts.ts';
/** How far it is, in rows: those that were read by now, of all. */
export function progressWords(rowsRead: number, rowsPlanned: number | null): string {
  if (rowsPlanned === null) return 'Inventing people, leads and deals';
  if (rowsRead >= rowsPlanned) return `${many(rowsPlanned)} rows are read; the last figures are being counted`;
  return `${many(rowsRead)} of ${many(rowsPlanned)} rows`;
}

const many = (count: number) => count.toLocaleString(locale());

/** What somebody is here, in words: "head of sales", "seller", "operator". */
export function roleWords({ team, role }: { team: string; role: string }): string {
  if (role !== 'member') return role.replaceAll('-', ' ');
  return team === 'sales' ? 'seller' : team === 'marketing' ? 'marketer' : team;
}
