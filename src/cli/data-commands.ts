import { setTimeout as pause } from 'node:timers/promises';
import type { Command } from 'commander';
import { minorDigits } from '#kernel/money.ts';
import type { InventoryAnswer } from '#sources/inventory/schema.ts';
import type { Connection } from './api-verbs.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';

/** What there is. */
export function addDataCommands(program: Command): void {
  program
    .command('data')
    .description('what there is: totals, and each source with its rows, freshness and problems')
    .action((_options: object, command: Command) =>
      withConnection(command, async (connection) => {
        print(command, await counted(connection), inWords);
      }),
    );
}

/** Waits for what has just ended to be counted, a minute at most. */
async function counted(connection: Connection): Promise<InventoryAnswer> {
  for (let left = 600; ; left--) {
    const answer = await connection.get<InventoryAnswer>('/api/data-inventory');
    if (!answer.isCounting || left === 0) return answer;
    await pause(100);
  }
}

function inWords({ totals, sources }: InventoryAnswer): string {
  return [totalsInWords(totals), sourcesInWords(sources), ...problemsInWords(sources)].join('\n\n');
}

function totalsInWords(totals: InventoryAnswer['totals']): string {
  const { people, accounts, touches, deals, campaigns, products, spend, fieldChanges } = totals;
  const rows: [string, number, string][] = [
    ['people', people, ''],
    ['accounts', accounts, ''],
    ['deals open', deals.open.deals, amounts(deals.open.amounts)],
    ['deals won', deals.won.deals, amounts(deals.won.amounts)],
    ['deals lost', deals.lost.deals, amounts(deals.lost.amounts)],
    ['touches', touches, ''],
    ['changes of fields', fieldChanges, ''],
    ['campaigns', campaigns, ''],
    ['products', products, ''],
    ['days of spend', spend.reduce((sum, { days }) => sum + days, 0), amounts(spend)],
  ];
  return table(['what', 'how many', 'worth'], rows, '');
}

function amounts(all: readonly { currency: string; amountMinor: number }[]): string {
  return all
    .map(({ currency, amountMinor }) => {
      const digits = minorDigits(currency);
      const amount = (amountMinor / 10 ** digits).toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits });
      return `${amount} ${currency}`;
    })
    .join(', ');
}

function sourcesInWords(sources: InventoryAnswer['sources']): string {
  return table(
    ['source', 'people', 'accounts', 'deals', 'touches', 'imports', 'last import', 'covers until'],
    sources.map(({ name, counts, importRuns, lastImport, observedUntil }) => [
      name,
      counts.people,
      counts.accounts,
      counts.deals,
      counts.touches,
      importRuns,
      lastImport ? `${lastImport.requestedAt.slice(0, 16).replace('T', ' ')} ${lastImport.state}` : 'none that stands',
      observedUntil?.slice(0, 10) ?? '',
    ]),
    'There is no source yet. Begin with: entente import FILE',
  );
}

function problemsInWords(sources: InventoryAnswer['sources']): string[] {
  const problems = sources.flatMap(({ name, problems: found }) => found.map(({ message }) => `${name}: ${message}`));
  return problems.length === 0 ? [] : [problems.join('\n')];
}
