import { describe, expect, test } from 'vitest';
import type { EventLogMapping } from '#sources/schema.ts';
import { activitiesOf } from '#sources/web/mapping/activities-of.ts';
import { blankMapping } from '#sources/web/mapping/blank-mapping.ts';
import { mappingDownload, readMappingFile } from '#sources/web/mapping/mapping-file.ts';

const mapping: EventLogMapping = {
  entente: 1,
  source: 'Loan lead log',
  shape: 'event-log',
  log: { case: 'case_id', activity: 'activity', moment: 'timestamp' },
  person: { keys: [{ space: 'loan', columns: ['case_id'] }] },
  stages: ['Won'],
  events: [{ activity: 'A_ACTIVATED', becomes: 'won', stage: 'Won' }],
};
const asFile = (text: string, name = 'm.json') => new File([text], name, { type: 'application/json' });

describe('a mapping as a file', () => {
  test('comes back as it was kept', async () => {
    const { href, name } = mappingDownload(mapping);
    expect(name).toBe('loan-lead-log.mapping.json');
    const text = decodeURIComponent(href.slice(href.indexOf(',') + 1));
    expect(await readMappingFile(asFile(text))).toEqual({ mapping, name: 'm.json' });
  });

  test.each(['not JSON', '[]', '{}', '{"entente":2}', '{"entente":1,"shape":"event-log","person":{"keys":[]}}'])(
    '%s is none',
    async (text) => {
      const read = await readMappingFile(asFile(text, 'other.json'));
      expect(read).toHaveProperty('problem.where', 'other.json');
    },
  );
});

describe('a mapping to begin with', () => {
  const header = ['lead id', 'event', 'at time', 'amount'];
  const given = { file: { header } as never, mapping, fileNames: ['leads.csv'] };
  test('reads an event log by the names of its columns', () => {
    expect(blankMapping('event-log', given)).toMatchObject({ log: { case: 'lead id', activity: 'event', moment: 'at time' } });
  });
  test('reads a table as a key and attributes', () => {
    expect(blankMapping('table', given)).toMatchObject({
      person: { keys: [{ space: 'lead-id', columns: ['lead id'] }], attributes: { amount: { column: 'amount' } } },
    });
  });
});

test('what the mapping speaks of without it being in the file is shown with no rows', () => {
  const found = [{ activity: 'A_SUBMITTED', lifecycle: 'COMPLETE', rows: 3 }];
  expect(activitiesOf(found, mapping.events)).toEqual([...found, { activity: 'A_ACTIVATED', lifecycle: '', rows: 0 }]);
});
