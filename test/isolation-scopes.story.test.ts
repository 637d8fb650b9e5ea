import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { testApp, testSettings, type TestApp } from '#test/app.ts';
import { openBrowser } from '#test/browser.ts';
import { listRelations, type Relation } from '#test/isolation-catalogue.ts';
import { snapshotOf } from '#test/isolation-rows.ts';
import { sampleOf, type JsonSchema } from '#test/sample-of-schema.ts';
import { northlake } from '#test/workspace-server.ts';
import { keyScopes } from '#workspace/permissions.ts';

/** Every route of the API document with a key of every scope: new routes and new scopes are tried without being named. */

interface Operation {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  url: string;
  query: Record<string, string>;
  payload: object | undefined;
}
interface Described {
  security?: unknown[];
  parameters?: { name: string; in: string; required?: boolean; schema: JsonSchema }[];
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
}

/** No key reaches these, whatever it is for: an account is its owner's, and people and keys come in by people. */
const neverByKey =
  /^\w+ \/api\/(account\/|auth\/|api-keys|second-factors|single-sign-on)|^(POST|PATCH|DELETE) \/api\/(invitations|members)/;
/** Questions over several areas: the answer holds of each only what whoever asks may see of it. */
const acrossAreas = /^GET \/api\/search$/;
/** Questions that are too long for an address: they are asked by POST, and change nothing. Views of a list are kept by whoever may see it. */
const questions = /(previews|suggestions|counts)$|^\/api\/saved-views/;

let app: TestApp;
let owner: pg.Client;
let tables: Relation[];
let operations: Operation[];
const keys = new Map<string, string>();

beforeAll(async () => {
  const limits = { ...testSettings.limits, requestsPerMinute: 1_000_000, signInPerMinute: 1_000_000 };
  app = await testApp({ settings: { limits } });
  owner = new pg.Client({ connectionString: app.database.ownerUrl });
  await owner.connect();
  tables = (await listRelations(owner, 'entente')).filter((relation) => relation.kind === 'table');
  const ana = openBrowser(app.http);
  // An operator, for there are things that nobody else may.
  const company = northlake(app.platform);
  await ana.post('/api/companies', { ...company, account: { ...company.account, team: 'operations', role: 'operator' } });
  const make = async (name: string, wanted: object) => {
    const made = await ana.post('/api/api-keys', { name, ...wanted });
    expect([name, made.status]).toEqual([name, 201]);
    keys.set(name, made.body.key);
  };
  for (const scope of keyScopes) await make(scope, { scopes: [scope] });
  await make('everything', {});
  operations = operationsOf(app);
});
afterAll(async () => {
  await owner.end();
  await app.close();
});

function operationsOf({ http, platform: { ids } }: TestApp): Operation[] {
  const document = http.swagger() as unknown as {
    paths: Record<string, Record<string, Described>>;
    components: { schemas?: Record<string, JsonSchema> };
  };
  const named = document.components.schemas ?? {};
  const open = new Set(http.routeList.filter((route) => route.isPublic).map(({ method, url }) => `${method} ${url}`));
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([verb, described]) => {
      const method = verb.toUpperCase() as Operation['method'];
      const url = path.replaceAll(/\{(\w+)\}/g, ':$1');
      if (open.has(`${method} ${url}`)) return [];
      const asked = (described.parameters ?? []).filter((parameter) => parameter.in === 'query' && parameter.required);
      const query = Object.fromEntries(asked.map(({ name, schema }) => [name, String(sampleOf(schema, named))]));
      const schema = described.requestBody?.content['application/json']?.schema;
      const sample = schema ? (sampleOf(schema, named) as object) : method === 'GET' || method === 'DELETE' ? undefined : {};
      // An id that was never ours is no upload for anybody, whoever asks.
      const payload = sample && 'uploadIds' in sample ? { ...sample, uploadIds: [ids.encode('upload', 4711)] } : sample;
      return [{ method, url, query, payload }];
    }),
  );
}

async function ask({ method, url, query, payload }: Operation, key: string): Promise<{ status: number; code: string }> {
  const answer = await app.http.inject({
    method: method as 'POST',
    url: url.replaceAll(/:\w+/g, 'of-nothing'),
    query,
    headers: { authorization: `Bearer ${keys.get(key)}` },
    ...(payload ? { payload } : {}),
  });
  const isProblem = String(answer.headers['content-type']).includes('problem+json');
  return { status: answer.statusCode, code: isProblem ? answer.json().code : '' };
}

test('every route of the document is met, and a key without the scope is refused with 403 and changes nothing', async () => {
  expect(operations.length).toBeGreaterThan(50);
  const refused: [Operation, string][] = [];
  const admitted: string[] = [];
  const misfits: string[] = [];
  for (const operation of operations) {
    const route = `${operation.method} ${operation.url}`;
    const areas = new Set<string>();
    for (const scope of keyScopes) {
      const { status, code } = await ask(operation, scope);
      if (status === 403) refused.push([operation, scope]);
      else {
        areas.add(scope.split(':')[0]!);
        admitted.push(`${route} by ${scope}: ${status} ${code}`);
      }
    }
    // What one area opens no other one does: permission is asked for before anything else is looked at.
    if (areas.size > 1 && !acrossAreas.test(route))
      misfits.push(`${route} is open to keys for ${[...areas].join(', ')}: ${admitted.at(-1)}`);
    const { status, code } = await ask(operation, 'everything');
    if (neverByKey.test(route) ? status !== 403 : code === 'not-in-scope' || code === 'bug') misfits.push(`${route}: ${status} ${code}`);
  }
  expect(misfits).toEqual([]);
  expect(changedByReaders(admitted)).toEqual([]);
  await expectNothingChanges(refused);
}, 600_000);

/** Routes that change something and are open to a key that is there to read. */
function changedByReaders(admitted: readonly string[]): string[] {
  return admitted.filter((line) => line.includes(':read: ') && !line.startsWith('GET') && !questions.test(line.split(' ')[1]!));
}

async function expectNothingChanges(refused: readonly [Operation, string][]): Promise<void> {
  expect(refused.length).toBeGreaterThan(operations.length * (keyScopes.length - 3));
  const before = await snapshotOf(owner, tables, 1);
  for (const [operation, scope] of refused) await ask(operation, scope);
  expect(await snapshotOf(owner, tables, 1)).toEqual(before);
}
