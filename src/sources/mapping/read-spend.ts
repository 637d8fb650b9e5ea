import { createSaidReader, refused, type ColumnPlaces } from './cells.ts';
import type { TableMapping } from './mapping-schema.ts';
import type { TableDefaults } from './read-deal.ts';
import { createValuesReader, keyText } from './read-key.ts';
import { createMoneyReader } from './read-money.ts';
import { createDayColumnReader } from './read-moment-columns.ts';
import type { ThingReader } from './read-thing.ts';

/**
 * Reads what was spent on a day. Rows without a key of their own are told apart by day, channel, campaign and currency.
 * @param source whose spend it is: two sources that spent on one day spent both.
 */
export function createSpendReader(
  spend: NonNullable<TableMapping['spend']>,
  places: ColumnPlaces,
  defaults: TableDefaults,
  source: string,
): ThingReader {
  const readDay = createDayColumnReader(spend.day, places);
  const readMoney = createMoneyReader(spend, places, defaults.currency);
  const channelOf = createSaidReader(spend.channel, places);
  const campaignOf = createSaidReader(spend.campaign, places);
  const readKey = spend.key ? createValuesReader(spend.key, places) : null;
  return (cells, row) => {
    const day = readDay(cells, row) ?? refused(row, cells, 'no-moment', `No moment: ${spend.day.column} is empty.`);
    if (typeof day !== 'string') return day;
    const money = readMoney(cells);
    if ('code' in money) return refused(row, cells, money.code, `${money.said}. Accepted: ${money.accepted}.`);
    if (money.amountMinor === null) return refused(row, cells, 'no-amount', `Nothing spent: ${spend.amount.column} is empty.`);
    const channel = channelOf(cells);
    const campaign = campaignOf(cells);
    const values = readKey ? readKey(cells) : [day, channel, campaign, money.currency];
    if (!values) return null;
    const payload = {
      key: keyText({ values }),
      ...(values.length > 1 && { keys: values }),
      day,
      ...money,
      ...(channel !== '' && { channel }),
      ...(campaign !== '' && { campaign }),
    };
    return { object: 'spend', key: { space: `spend of ${source}`, values }, payload, parent: null };
  };
}
