import { z } from 'zod';
import { fileAnswer } from '#platform/http/answers.ts';

const target = z.enum(['person', 'account', 'deal']);
const cell = z.union([
  z.string(),
  z.number(),
  z.boolean(),
  z.null(),
  z.object({ amountMinor: z.number(), currency: z.string().nullable() }),
  z.object({ kind: target, id: z.string(), label: z.string() }),
]);

const filter = z
  .string()
  .max(20_000)
  .optional()
  .describe('What the rows must be, in the format of react-querybuilder: {"combinator":"and","rules":[{"field","operator","value"}]}.');
const search = z.string().trim().max(200).optional().describe('How the name begins; or the mail, where the list has one.');

export const listQuery = z.object({
  filter,
  search,
  sort: z.string().max(200).optional().describe('A field; with a - in front the other way round.'),
  columns: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('Which cells to read; those usually shown unless said.'),
  after: z.string().max(1000).optional().describe('The `next` of the page before.'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});
export const countQuery = z.object({ filter, search });
export const valuesQuery = z.object({ field: z.string().max(200), beginning: z.string().max(200).optional() });
export const exportQuery = listQuery.omit({ after: true, limit: true }).extend({
  format: z.enum(['csv', 'json']).default('csv'),
  only: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .describe('The ids of some rows; everything that matches unless said.'),
});

export const pageAnswer = z.object({
  rows: z.array(z.object({ id: z.string(), cells: z.record(z.string(), cell) })),
  next: z.string().nullable(),
  isCatchingUp: z.boolean(),
});
export const countAnswer = z.object({ count: z.number().int(), isMore: z.boolean() });
export const valuesAnswer = z.object({ values: z.array(z.string()) });
const choice = z.object({ value: z.string(), label: z.string() });
export const shapeAnswer = z.object({
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      kind: z.enum(['text', 'choice', 'number', 'money', 'moment', 'flag']),
      operators: z.array(z.string()),
      choices: z.array(choice).nullable(),
      unit: z.literal('minutes').nullable(),
      hasValues: z.boolean(),
      isSortable: z.boolean(),
      isFilter: z.boolean(),
      isColumn: z.boolean(),
      withheld: z
        .string()
        .nullable()
        .describe('What it belongs to that your role does not see: its cells are null, and nothing is filtered or sorted by it.'),
    }),
  ),
  columns: z.array(z.string()),
  sort: z.string(),
  mayExport: z.boolean(),
});

const asCsv = fileAnswer('text/csv', 'The rows, with the columns asked for.');
const asJson = fileAnswer('application/json', 'The rows.', z.array(z.looseObject({ id: z.string() })));
export const exportedAnswer = { 200: { ...asCsv[200], content: { ...asCsv[200].content, ...asJson[200].content } } };

export type ListQuery = z.infer<typeof listQuery>;
export type CountQuery = z.infer<typeof countQuery>;
export type ExportQuery = z.infer<typeof exportQuery>;
