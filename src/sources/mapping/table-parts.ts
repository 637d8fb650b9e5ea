import { z } from 'zod';
import { amount, attributes, column, currency, field, format, keyColumns, keys, moment, ref, said, space, stamp } from './mapping-parts.ts';

// The things that rows of a table can speak of.

const role = z.string().trim().min(1).max(100);

export const person = z
  .strictObject({
    keys,
    name: field.optional(),
    firstName: field.optional(),
    lastName: field.optional(),
    email: field.optional(),
    phone: field.optional(),
    title: field.optional(),
    company: field.optional(),
    account: ref.optional().describe('The account that the person belongs to.'),
    attributes: attributes.optional(),
  })
  .describe('A person.');

export const account = z
  .strictObject({
    keys,
    name: field.optional(),
    domain: field.optional(),
    parent: ref.optional().describe('The account that this one is a part of.'),
    attributes: attributes.optional(),
  })
  .describe('A company.');

export const deal = z
  .strictObject({
    key: keyColumns,
    space: space.optional().describe('The space of the key, where other files speak of the deal; the source alone knows it unless said.'),
    name: field.optional(),
    amount: amount.optional(),
    currency: currency.optional(),
    owner: field.optional().describe('Who works on it.'),
    lostReason: field.optional(),
    attributes: attributes.optional(),
    moments: z.array(moment).max(100).optional().describe('Moments of the deal.'),
    account: ref.optional(),
    product: ref.optional(),
    people: z
      .array(z.strictObject({ ...ref.shape, role: role.optional() }))
      .max(20)
      .optional()
      .describe('Further people of the deal, with what they are in it.'),
    follows: z.strictObject({ columns: keyColumns }).optional().describe('The deal that this one renews or extends.'),
  })
  .describe('A deal.');

export const campaign = z.strictObject({
  keys,
  name: field.optional(),
  channel: said.optional(),
  startsOn: stamp.optional(),
  endsOn: stamp.optional(),
  attributes: attributes.optional(),
});

export const spend = z
  .strictObject({
    day: stamp,
    amount,
    currency: currency.optional(),
    channel: said.optional(),
    campaign: said.optional(),
    key: keyColumns.optional().describe('What tells rows apart: the day, the channel, the campaign and the currency unless said.'),
  })
  .describe('Money spent on a day.');

export const product = z.strictObject({ keys, name: field.optional(), attributes: attributes.optional() });

export const member = z
  .strictObject({
    keys,
    name: field.optional(),
    firstName: field.optional(),
    lastName: field.optional(),
    email: field.optional(),
    team: field.optional(),
    attributes: attributes.optional(),
  })
  .describe('Somebody who works here, as the source calls them.');

const texts = z.array(z.string().min(1).max(200)).max(50);

export const touch = z
  .strictObject({
    key: ref.optional().describe('What the touch is known by. A row without a person needs it: another file says whose touch it was.'),
    kind: z
      .union([
        z.strictObject({ value: z.string().trim().min(1).max(100) }),
        z.strictObject({ column, values: z.record(z.string(), z.string().trim().min(1).max(100)).optional() }),
      ])
      .describe('What kind of touch: mail, call, meeting, form, visit and the like; of a column its text, or what `values` calls it.'),
    label: field.optional(),
    moment: stamp,
    channel: said.optional(),
    campaign: said.optional(),
    direction: z
      .union([z.strictObject({ value: z.enum(['in', 'out']) }), z.strictObject({ column, in: texts, out: texts })])
      .optional()
      .describe('Whether they came to us (in) or we to them (out).'),
    actor: field.optional().describe('Who did it.'),
    account: ref.optional().describe('The account that it was with: the touch is then a record of its own, and needs its key.'),
    deal: ref.optional().describe('The deal that it was about: the touch is then a record of its own, and needs its key.'),
    order: column.optional().describe('A column of whole numbers that orders rows of one moment.'),
  })
  .describe('Something that happened between a person and you.');

export const modified = z
  .strictObject({ column, format: format.optional() })
  .describe("The source's own stamp of the row: the newest one counts, in whatever order files come.");

export const deleted = z
  .strictObject({ column, is: z.array(z.string().min(1)).min(1).max(20) })
  .describe('The row says that it was deleted, where this column says one of these texts, in whatever case.');
