import { z } from 'zod';
import {
  attributes,
  becomes,
  becomesStage,
  column,
  field,
  format,
  keys,
  moment,
  ref,
  shared,
  stageName,
  stamp,
  take,
  type Meaning,
  type StageMeaning,
} from './mapping-parts.ts';
import { account, campaign, deal, deleted, member, modified, person, product, spend, touch } from './table-parts.ts';

export type { Meaning, StageMeaning } from './mapping-parts.ts';

// A mapping says in words of the file's own columns what its rows mean. It is a small JSON document that people
// keep beside their exports; docs/mapping.schema.json is made from this file.

export const eventLogMappingSchema = z
  .strictObject({
    ...shared,
    shape: z.literal('event-log'),
    log: z.strictObject({
      case: column.describe(
        'The column that says whose event it is. It is one of the columns of person.keys, by which events of one case meet in one person.',
      ),
      activity: column.describe('The column that says what happened.'),
      lifecycle: column.optional().describe('The column with the phase of it, such as scheduled, started, complete.'),
      moment: column.describe('The column that says when.'),
      format: format.optional(),
      actor: column.optional().describe('The column that says who did it.'),
      order: column.optional().describe('A column of whole numbers that orders rows of one moment.'),
      kind: column.optional().describe('The column with the kind of touch: mail, call, visit and the like.'),
      channel: column.optional().describe('The column with the channel.'),
      campaign: column.optional().describe('The column with the campaign.'),
      direction: column
        .optional()
        .describe(
          'The column that says whether they came to us (in, inbound, incoming, received) or we to them (out, outbound, outgoing, sent).',
        ),
    }),
    person: z.strictObject({ keys, attributes: attributes.optional() }),
    events: z
      .array(
        z.strictObject({
          activity: z.string().min(1).describe('The activity, as in the file.'),
          lifecycle: z.string().optional().describe('Its phase; every phase without a rule of its own unless said.'),
          becomes,
          stage: stageName.optional(),
          take: take.optional(),
        }),
      )
      .max(1000)
      .describe('What activities mean. Every row is kept as a touch, whether it has a rule or not.'),
  })
  .describe('An event log: one row for each thing that happened.');

export const tableMappingSchema = z
  .strictObject({
    ...shared,
    shape: z.literal('table'),
    person: person.optional(),
    onlyTouches: z
      .literal(true)
      .optional()
      .describe(
        'The rows say no more than whom the touches of this source are of. Rows with a touch and nothing else of their person say no more either.',
      ),
    moments: z.array(moment).max(100).optional().describe('Moments of the person.'),
    account: account.optional(),
    deal: deal.optional(),
    campaign: campaign.optional(),
    spend: spend.optional(),
    product: product.optional(),
    member: member.optional(),
    touch: touch.optional(),
    modified: modified.optional(),
    deleted: deleted.optional(),
  })
  .describe('A table: one row for each person, deal, account, campaign, day of spend, product, member or touch.');

const historyObject = z.enum(['person', 'account', 'deal']);

export const fieldHistoryMappingSchema = z
  .strictObject({
    ...shared,
    shape: z.literal('field-history'),
    object: historyObject.describe('What the fields are of.'),
    key: ref.describe('Whose field it is.'),
    field: z
      .union([z.strictObject({ column }), z.strictObject({ value: z.string().trim().min(1).max(500) })])
      .describe('The column with the name of the field, or the one field that the file is about.'),
    value: column.describe('The column with what the field became.'),
    moment: stamp,
    actor: field.optional(),
    order: column.optional().describe('A column of whole numbers that orders rows of one moment.'),
    events: z
      .array(
        z.strictObject({
          field: z.string().min(1).max(500).describe('The field, as in the file.'),
          value: z.string().max(500).optional().describe('What it became; any value unless said.'),
          becomes: becomesStage,
          stage: stageName,
        }),
      )
      .max(1000)
      .default([])
      .describe('Which values are stages. Every change is kept, whether it has a rule or not.'),
  })
  .describe('A history of fields: one row for each value that a field took.');

export const linkKinds = [
  'deal-person',
  'deal-account',
  'deal-product',
  'person-account',
  'account-parent',
  'touch-person',
  'touch-deal',
  'touch-account',
] as const;
export type LinkKind = (typeof linkKinds)[number];

const link = z.strictObject({
  kind: z.enum(linkKinds).describe('What is linked: from the first to the second.'),
  from: ref,
  to: ref,
  role: field.optional().describe('What the second is to the first.'),
});

export const linksMappingSchema = z
  .strictObject({ ...shared, shape: z.literal('links'), links: z.array(link).min(1).max(20) })
  .describe('Links: rows that say what belongs to what.');

export const departuresMappingSchema = z
  .strictObject({
    ...shared,
    shape: z.literal('departures'),
    object: historyObject.describe('What is gone.'),
    kind: z.enum(['deleted', 'merged']),
    key: ref.describe('The one that is gone.'),
    into: ref.optional().describe('The one that it was merged into.'),
    separator: z
      .enum([',', ';', '|', ' '])
      .optional()
      .describe('Where one cell lists the keys of several that are gone, as [12, 15] or 12;15: what stands between them.'),
    moment: stamp.optional().describe('When; the time of the import unless said.'),
  })
  .describe('Departures: rows that say what was deleted, or merged into what.');

export const mappingSchema = z
  .discriminatedUnion('shape', [
    eventLogMappingSchema,
    tableMappingSchema,
    fieldHistoryMappingSchema,
    linksMappingSchema,
    departuresMappingSchema,
  ])
  .meta({ title: 'Entente mapping', description: 'What the rows of a file mean.' });

export type EventLogMapping = z.infer<typeof eventLogMappingSchema>;
export type TableMapping = z.infer<typeof tableMappingSchema>;
export type FieldHistoryMapping = z.infer<typeof fieldHistoryMappingSchema>;
export type LinksMapping = z.infer<typeof linksMappingSchema>;
export type DeparturesMapping = z.infer<typeof departuresMappingSchema>;
export type Mapping = z.infer<typeof mappingSchema>;
export type MomentColumn = NonNullable<TableMapping['moments']>[number];
export type Ref = LinksMapping['links'][number]['from'];

export function isStageMeaning(meaning: Meaning): meaning is StageMeaning {
  return meaning !== 'handoff-offered' && meaning !== 'follow-up';
}
