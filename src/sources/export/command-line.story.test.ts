import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { InventoryAnswer } from '#sources/inventory/schema.ts';
import { entente, ententeJson, newDataFolder, removeDataFolder } from '#test/program.ts';

const here = newDataFolder();
const there = newDataFolder();
const files = newDataFolder();
afterAll(() => [here, there, files].forEach(removeDataFolder));

const mapping = {
  entente: 1,
  source: 'Fair',
  shape: 'table',
  person: { keys: [{ space: 'crm', columns: ['Id'] }], name: { column: 'Name' } },
  deal: { key: ['Deal'], amount: { column: 'Amount' }, moments: [{ column: 'Won', becomes: 'won', stage: 'Won' }] },
};

test('from a terminal: saved, imported, counted, taken out, and brought in elsewhere', { timeout: 300_000 }, async () => {
  writeFileSync(join(files, 'fair.json'), JSON.stringify(mapping));
  writeFileSync(join(files, 'fair.csv'), 'Id,Name,Deal,Amount,Won\n1,Ingrid,d1,100.50,2026-01-02\n2,=Said,d2,,\n');
  const saved = await entente(['mappings', 'save', 'Fair', join(files, 'fair.json'), '--data', here]);
  expect(saved).toMatchObject({ code: 0, out: 'Saved Fair, version 1.\n' });
  expect(JSON.parse((await entente(['mappings', 'export', 'Fair', '--data', here])).out)).toMatchObject(mapping);
  expect((await entente(['import', join(files, 'fair.csv'), '--mapping', join(files, 'fair.json'), '--data', here])).code).toBe(0);
  const out = join(files, 'all');
  expect(await entente(['export', out, '--data', here])).toMatchObject({ code: 0, err: '' });
  expect(existsSync(join(out, 'export.zip'))).toBe(false);
  expect(readFileSync(join(out, 'README.txt'), 'utf8')).toContain('entente import FOLDER');
  expect(await entente(['export', out, '--data', here])).toMatchObject({ code: 1, err: expect.stringContaining('There is something at') });
  expect(await entente(['import', out, '--data', there])).toMatchObject({ code: 0, out: expect.stringContaining('0 refused') });
  const [one, other] = [await inventoryOf(here), await inventoryOf(there)];
  expect(other.totals).toEqual(one.totals);
  expect(one.totals).toMatchObject({ people: 2, deals: { won: { deals: 1, amounts: [{ currency: 'EUR', amountMinor: 10_050 }] } } });
  expect((await entente(['data', '--data', there])).out).toContain('100.50 EUR');
});

const inventoryOf = (folder: string) => ententeJson<InventoryAnswer>(['data', '--data', folder]);
