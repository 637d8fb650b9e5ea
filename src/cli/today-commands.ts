import type { Command } from 'commander';
import type { LeadsAnswer, NumberAnswer } from '#today/schema.ts';
import { withConnection } from './connection.ts';
import { duration, print, table } from './output.ts';

interface TodayOptions {
  all?: boolean;
  side: string;
}

/** What waits, and the number of this week and this quarter. */
export function addTodayCommands(program: Command): void {
  program
    .command('today')
    .description('which leads wait, and what was won this week and this quarter')
    .option('--all', "everybody's, not only mine")
    .option('--side <side>', 'my leads as marketing, who offered them, or as sales', 'sales')
    .action(({ all, side }: TodayOptions, command: Command) =>
      withConnection(command, async (connection) => {
        const whose = all ? 'all' : 'mine';
        const leads = await connection.get<LeadsAnswer>('/api/today/leads', { whose, side });
        const number = await connection.get<NumberAnswer>('/api/today/number', { whose });
        print(command, { leads, number }, () => [numberWords(number), leadsWords(leads)].join('\n\n'));
      }),
    );
}

function numberWords({ week, quarter }: NumberAnswer): string {
  const rows = [week, quarter].map(({ from, to, soFar }) => [`${from} to ${to}`, soFar.deals, moneyWords(soFar.amounts)]);
  return table(['won in', 'deals', 'amount'], rows, '');
}

/** Minor units as they are counted: "4220050 minor units of EUR" would be read by nobody. */
function moneyWords(amounts: Record<string, number>): string {
  const words = Object.entries(amounts).map(([currency, minor]) => {
    const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'code' });
    return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2)).replace('\u00a0', ' ');
  });
  return words.join(', ') || 'nothing';
}

function leadsWords({ waiting }: LeadsAnswer): string {
  const rows = waiting.rows.map((lead) => [lead.person.name, lead.person.company, lead.offeredAt, duration(lead.businessWaitSeconds)]);
  const more = waiting.total - waiting.rows.length;
  const found = table(['waits', 'company', 'offered', 'working time'], rows, 'No lead waits.');
  return more > 0 ? `${found}\n${more} more wait.` : found;
}
