import fc from 'fast-check';
import { fromSchema, type Likely } from './from-schema.ts';
import { collectionOf, type KnownIds } from './known-ids.ts';
import { nastyText } from './nasty.ts';
import type { Operation } from './operations.ts';
import { spoilt } from './spoil.ts';

/** A request as it goes over the wire. */
export interface RawRequest {
  url: string;
  headers: Record<string, string>;
  payload: string | Buffer | undefined;
}

/** What a request is made of: ids of the own company, those of another one, and words. */
export interface Known {
  ids: KnownIds;
  foreign: KnownIds;
  likely: Likely;
}

/** Requests of an operation: good ones, near misses, and such as no program would send. */
export function requestsOf(operation: Operation, { ids, foreign, likely }: Known): fc.Arbitrary<RawRequest> {
  const url = fc.tuple(paths(operation, ids, foreign), queries(operation, likely)).map(([path, query]) => path + query);
  return fc.tuple(url, bodies(operation, likely), oddHeaders).map(([address, { payload, contentType }, odd]) => ({
    url: address,
    headers: { ...(payload !== undefined && contentType !== null ? { 'content-type': contentType } : {}), ...odd },
    payload,
  }));
}

function paths({ path }: Operation, ids: KnownIds, foreign: KnownIds): fc.Arbitrary<string> {
  const parts = path
    .split('/')
    .map((part, at, all) => (part.startsWith('{') ? idOf(all.slice(0, at).join('/'), ids, foreign) : fc.constant(part)));
  return fc.tuple(...parts).map((made) => made.join('/'));
}

/** Mostly of what the address is about, else of something else, or made up. */
function idOf(before: string, ids: KnownIds, foreign: KnownIds): fc.Arbitrary<string> {
  const collection = before.endsWith('invitation-links') ? 'tokens' : collectionOf(before);
  const [own, theirs] = [ids.of(collection), foreign.of(collection)];
  const made = nastyText.map((text) => encodeURIComponent(text.toWellFormed().slice(0, 150)) || '%20');
  const odd = fc.constantFrom('%00', '%FF', '%ff%fe', '..%2f..', '%', '%zz', '7', '-1', '0', 'p_aaaaaaaa', '%E2%80%AE', 'x'.repeat(3000));
  const some = (from: readonly string[], weight: number) => (from.length > 0 ? [{ weight, arbitrary: fc.constantFrom(...from) }] : []);
  const invented = [
    { weight: 1, arbitrary: made },
    { weight: 1, arbitrary: odd },
  ];
  return fc.oneof(...some(own, 14), ...some(theirs, 2), ...some(ids.all(), 1), ...invented);
}

type Pair = [name: string, value: unknown];

function queries({ parameters }: Operation, likely: Likely): fc.Arbitrary<string> {
  const asked = parameters.filter((parameter) => parameter.in === 'query');
  const pairs = asked.map(({ name, schema, required }) => {
    const pair = fromSchema(schema, likely, name).map((value): Pair[] => [[name, value]]);
    const twice = fc.tuple(pair, pair).map(([one, other]) => [...one, ...other]);
    const bad = nastyText.map((text): Pair[] => [[name, text]]);
    return fc.oneof(
      { weight: required ? 1 : 3, arbitrary: fc.constant<Pair[]>([]) },
      { weight: 8, arbitrary: pair },
      { weight: 1, arbitrary: twice },
      { weight: 1, arbitrary: bad },
    );
  });
  const extra = fc.oneof(
    { weight: 12, arbitrary: fc.constant('') },
    fc.constantFrom('surprise=1', '__proto__=1', '=', '&&', 'a[]=1', 'from=%00', 'search=%FF', '%', `x=${'y'.repeat(5000)}`, 'from[$gt]=1'),
  );
  return fc.tuple(fc.tuple(...pairs), extra).map(([made, more]) => {
    const texts = made.flat().map(([name, value]) => `${name}=${encodeURIComponent(asText(value).toWellFormed())}`);
    const query = [...texts, ...(more ? [more] : [])].join('&');
    return query ? `?${query}` : '';
  });
}

function asText(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}

interface Body {
  payload: string | Buffer | undefined;
  contentType: string | null;
}

const json = 'application/json';

function bodies({ method, body }: Operation, likely: Likely): fc.Arbitrary<Body> {
  const none = fc.constant<Body>({ payload: undefined, contentType: null });
  if (method === 'GET') return none;
  const odd = fc.oneof(oddBodies, fileBodies);
  if (!body) return fc.oneof({ weight: 4, arbitrary: none }, { weight: 1, arbitrary: odd }, { weight: 1, arbitrary: fileBodies });
  const good = fromSchema(body, likely);
  const asJson = (value: unknown): Body => ({ payload: JSON.stringify(value) ?? 'null', contentType: json });
  return fc.oneof(
    { weight: 6, arbitrary: good.map(asJson) },
    { weight: 6, arbitrary: spoilt(good).map(asJson) },
    { weight: 1, arbitrary: fc.tuple(good, otherTypes).map(([value, contentType]) => ({ ...asJson(value), contentType })) },
    { weight: 1, arbitrary: odd },
    { weight: 1, arbitrary: none },
  );
}

const otherTypes = fc.constantFrom(
  'text/plain',
  'application/xml',
  'multipart/form-data; boundary=x',
  'application/x-www-form-urlencoded',
  'application/octet-stream',
  'application/json; charset=utf-16',
  'application/json;charset=nonsense',
  'application/problem+json',
  'a/b',
  ';',
  'APPLICATION/JSON',
);

/** What is no JSON, or JSON that nobody writes. */
const oddBodies: fc.Arbitrary<Body> = fc
  .constantFrom<string | Buffer>(
    '',
    ' ',
    'null',
    '1',
    '"text"',
    '[]',
    '{',
    '{"a":1,}',
    '{"a":1}{"b":2}',
    '{"name":"one","name":"two"}',
    '{"__proto__":{"isAdmin":true}}',
    '{"constructor":{"prototype":{"isAdmin":true}}}',
    '\uFEFF{}',
    '{"a":1e999}',
    '{"text":"\\ud800"}',
    '{"text":"\\u0000"}',
    '['.repeat(5000) + ']'.repeat(5000),
    `{"name":"${'x'.repeat(1_100_000)}"}`,
    Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]),
    Buffer.from('{"name":"Zoë"}', 'utf16le'),
    Buffer.from('{"name":"Zoë"}', 'latin1'),
  )
  .map((payload) => ({ payload, contentType: json }));

/** Files as uploads take them, and bytes that are none. */
const fileBodies: fc.Arbitrary<Body> = fc
  .oneof(
    fc.constantFrom<Buffer>(
      Buffer.from('id,name,email\n1,Ingrid,ingrid@fjord.example\n2,Said,said@fjord.example\n'),
      Buffer.from('{"id":1}\n{"id":2}\n'),
      Buffer.from('PK\u0003\u0004nothing'),
      Buffer.from([0x1f, 0x8b, 8, 0, 1, 2, 3]),
      Buffer.alloc(0),
      Buffer.alloc(300, 0),
    ),
    fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes)),
  )
  .map((payload) => ({ payload, contentType: 'application/octet-stream' }));

const oddHeaders: fc.Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 15, arbitrary: fc.constant({}) },
  fc.constantFrom<Record<string, string>>(
    { accept: 'text/html' },
    { accept: 'application/xml;q=0' },
    { 'accept-encoding': 'br;q=x, nonsense' },
    { 'x-forwarded-for': "'; drop table x; --", 'x-forwarded-proto': 'gopher' },
    { 'x-forwarded-host': 'evil.example' },
    { 'if-none-match': '*' },
    { range: 'bytes=5-1' },
    { 'x-http-method-override': 'DELETE' },
    { 'content-encoding': 'gzip' },
    { origin: 'https://evil.example' },
    { 'sec-fetch-site': 'cross-site' },
  ),
);
