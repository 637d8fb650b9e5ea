import { readFileSync } from 'node:fs';
import { inventedLog } from '#test/invented-log.ts';
import type { FuzzHouse } from './house.ts';

const mapping = (name: string) => JSON.parse(readFileSync(new URL(`../mappings/${name}.json`, import.meta.url), 'utf8')) as object;

/** Mappings that something can be said through. */
export const mappings: readonly object[] = [
  mapping('loan-lead-log'),
  mapping('b2b-contacts'),
  { entente: 1, source: 'Fair', shape: 'table', person: { keys: [{ space: 'fair', columns: ['id'] }], name: { column: 'name' } } },
];

const log = () => {
  const rows = inventedLog(40, 3);
  const header = Object.keys(rows[0]!).join(',');
  return `${header}\n${rows.map((row) => Object.values(row).join(',')).join('\n')}\nragged,1\n`;
};

type Answered = (caller: 'head' | 'stranger', url: string, answer: unknown) => void;

/** Two companies with something of everything in them, brought in as programs would: through the API. */
export async function fill(house: FuzzHouse, answered: Answered): Promise<void> {
  await refill(house, answered);
  await house.app.worker.settle();
}

/** Something new of everything that requests use up; imports wait to be worked on. */
export async function refill(house: FuzzHouse, answered: Answered): Promise<void> {
  for (const caller of ['head', 'stranger'] as const) {
    const company = caller === 'head' ? 'Northlake' : 'Southbank';
    const post = async (url: string, body: object | string) => {
      const answer = await call(house, caller, url, body);
      answered(caller, url.split('?')[0]!, answer);
      return answer;
    };
    const imported = await post('/api/uploads?name=log.csv', log());
    await post('/api/import-runs', { uploadIds: [idIn(imported)], mapping: mappings[0]! });
    await post('/api/uploads?name=another.csv', log());
    await post('/api/uploads?name=waiting.csv', 'id,name,email\n1,Ingrid,ingrid@fjord.example\n');
    await post('/api/mappings', { name: `Log of ${company}, number ${counted++}`, mapping: mappings[0]! });
    await post('/api/asks', { kind: 'question', text: `Which of the fair’s people of ${company} did you call?`, side: 'both' });
    await post('/api/asks', { kind: 'request', text: 'Please look at the three of Tuesday.', side: 'both', wantedOn: '2026-11-20' });
    await post('/api/invitations', { email: `new${counted++}@${company.toLowerCase()}.example`, team: 'sales', role: 'member' });
    await post('/api/api-keys', { name: 'A key to be revoked' });
  }
}

let counted = 0;

function idIn(answer: unknown): string {
  return (answer as { upload: { id: string } }).upload.id;
}

async function call(house: FuzzHouse, caller: 'head' | 'stranger', url: string, body: object | string): Promise<unknown> {
  const isFile = typeof body === 'string';
  const ask = async () => {
    const headers = {
      host: 'localhost',
      ...(await house.credentials(caller)),
      ...(isFile ? { 'content-type': 'application/octet-stream' } : {}),
    };
    return house.app.http.inject({ method: 'POST', url, headers, payload: body });
  };
  const first = await ask();
  if (first.statusCode === 401) house.forget(caller);
  const answer = first.statusCode === 401 ? await ask() : first;
  if (answer.statusCode >= 300) throw new Error(`${url} was refused: ${answer.body}`);
  return answer.json();
}
