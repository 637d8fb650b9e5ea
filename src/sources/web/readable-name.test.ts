import { expect, test } from 'vitest';
import { readableName } from '#sources/web/readable-name.ts';

test.each([
  ['lead_source', 'Lead source'],
  ['createdAt', 'Created at'],
  ['TotalVisits', 'Total visits'],
  ['mql_id', 'MQL ID'],
  ['MQL_ID', 'MQL ID'],
  ['Lead_Score__c', 'Lead score'],
  ['property_hs_analytics_source', 'Property hs analytics source'],
  ['Lead Origin', 'Lead Origin'],
  ['concept:name', 'Concept name'],
  ['CloseDate', 'Close date'],
  ['__', '__'],
  ['2026-11', '2026-11'],
])('%s reads as %s', (raw, read) => {
  expect(readableName(raw)).toBe(read);
});
