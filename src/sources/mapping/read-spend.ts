import { createSaidReader, refused, type ColumnPlaces } from './cells.ts';
import type { TableMapping } from './mapping-schema.ts';
import type { TableDefaults } from './read-deal.ts';
import { createValuesReader, keyText } from './read-key.ts';
import { createMoneyReader } from './read-money.ts';
import { createNeededStampReader } from './read-moment-columns.ts';
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
  // A day is a day of the calendar: no zone moves it.
  const readDay = createNeededStampReader(spend.day, places, 'UTC');
  const readMoney = createMoneyReader(spend, places, defaults.currency);
  const channelOf = createSaidReader(spend.channel, places);
  const campaignOf = createSaidReader(spend.campaign, places);
  const readKey = spend.key ? createValuesReader(spend.key, places) : null;
  return (cells, row) => {
    const at = readDay(cells, row);
    if (typeof at !== 'number') return at;
    const money = readMoney(cells);
    if ('code' in money) return refused(row, cells, money.code, `${money.said}. Accepted: ${money.accepted}.`);
    if (money.amountMinor === null) return refused(row, cells, 'no-amount', `Nothing spent: ${spend.amount.column} is empty.`);
    const day = new Date(at).toISOString().slice(0, 10);
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
