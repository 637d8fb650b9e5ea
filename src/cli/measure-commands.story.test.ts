import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { entente } from '#test/program.ts';

// A server that answers with figures of its own: what is told here is how the terminal passes them on.
const funnelOf = (people: number) => ({ stages: [{ stage: 'Lead', people }] });
const answer = {
  mode: 'cohort',
  ...funnelOf(6),
  by: Object.fromEntries([
    ['10', funnelOf(3)],
    ['__proto__', funnelOf(2)],
    ['9', funnelOf(1)],
  ]),
  byOrder: ['10', '__proto__', '9'],
  stillReading: ['Fair 2026', 'Web form'],
};
let server: Server;
beforeAll(async () => {
  server = createServer((_request, response) => response.setHeader('content-type', 'application/json').end(JSON.stringify(answer)));
  await once(server.listen(0, '127.0.0.1'), 'listening');
});
afterAll(() => void server.close());

const measured = (...words: string[]) =>
  entente(['measure', 'funnel', '--by', 'size', `--url=http://127.0.0.1:${(server.address() as AddressInfo).port}`, ...words], {
    ENTENTE_API_KEY: 'a-key',
  });

it('tells values by how frequent they are, and beside the figures what is still being read', async () => {
  const { code, out, err } = await measured();
  expect([code, err]).toEqual([0, 'Still reading: Fair 2026, Web form. These figures will change.\n']);
  expect(out.match(/^── .*$/gm)).toEqual(['── 10 ──', '── __proto__ ──', '── 9 ──']);
});

it('leaves the answer of --json to itself', async () => {
  const { out, err } = await measured('--json');
  expect(err).toContain('Still reading');
  const told = JSON.parse(out) as typeof answer;
  expect(Object.keys(told)).toEqual(['stages', 'by', 'byOrder']);
  expect(told.byOrder.map((value) => Object.getOwnPropertyDescriptor(told.by, value)?.value)).toEqual([3, 2, 1].map(funnelOf));
});
