import fc from 'fast-check';
import { fill, mappings, refill } from './fill.ts';
import { callers, nextAddress, openFuzzHouse, secrets, type CallerName, type FuzzHouse } from './house.ts';
import { createJudge, type Judge, type RawAnswer } from './judge.ts';
import { createKnownIds, type KnownIds } from './known-ids.ts';
import { readOperations, type Operation } from './operations.ts';
import { requestsOf, type Known, type RawRequest } from './requests.ts';
import { watchTables, type TableWatch } from './watch-tables.ts';

export interface Budget {
  seed: number;
  /** How often every operation is asked; every round begins with another seed. */
  rounds: number;
  /** After this many seconds no further round begins. */
  seconds: number;
}

/** Something that is wrong, with the shortest request that showed it. */
export interface Finding {
  operation: string;
  what: string;
  example: string;
  times: number;
}

export interface Fuzzed {
  findings: Finding[];
  requests: number;
  /** How many answers of each status there were. */
  statuses: Record<string, number>;
  operations: number;
  /** Operations that never did what they were asked for: what lies behind their refusals was not reached. */
  onlyRefused: string[];
}

interface Fuzzing {
  house: FuzzHouse;
  /** Of Northlake, and of the company that is not theirs. */
  ids: KnownIds;
  foreign: KnownIds;
  judge: Judge;
  operations: readonly Operation[];
  tables: TableWatch;
  findings: Map<string, Finding>;
  statuses: Record<string, number>;
  requests: number;
  done: Set<string>;
}

/** A request of each kind of caller to each operation: this many in a round. */
const perRound = 6;
const reopenAfter = 1500;

const learner =
  ({ ids, foreign }: Fuzzing) =>
  (caller: CallerName, path: string, answer: unknown) =>
    (caller === 'stranger' ? foreign : ids).learn(path, answer);

/**
 * Asks every operation of the OpenAPI document everything that comes to mind, on two filled companies, and looks whether an answer
 * is one that the document knows, tells nothing of the machine room, and leaves everything as it was where it refuses.
 */
export async function fuzz(database: { appUrl: string; ownerUrl: string }, budget: Budget): Promise<Fuzzed> {
  const house = await openFuzzHouse(database);
  try {
    const fuzzing = await begin(house);
    const until = performance.now() + budget.seconds * 1000;
    for (let round = 0; round < budget.rounds && performance.now() < until; round++) await runRound(fuzzing, budget.seed + round);
    return {
      findings: [...fuzzing.findings.values()],
      requests: fuzzing.requests,
      statuses: fuzzing.statuses,
      operations: fuzzing.operations.length,
      onlyRefused: fuzzing.operations.map(({ name }) => name).filter((name) => !fuzzing.done.has(name)),
    };
  } finally {
    await house.close();
  }
}

async function begin(house: FuzzHouse): Promise<Fuzzing> {
  const document = (await house.app.http.inject('/api/openapi.json')).json() as object;
  const operations = readOperations(document);
  const fuzzing: Fuzzing = {
    house,
    ids: createKnownIds(),
    foreign: createKnownIds(),
    judge: createJudge(document, secrets),
    operations,
    tables: await watchTables(house.owner),
    findings: new Map(),
    statuses: {},
    requests: 0,
    done: new Set(),
  };
  await fill(house, learner(fuzzing));
  for (const operation of operations.filter(({ method, path }) => method === 'GET' && !path.includes('{'))) {
    for (const caller of ['head', 'stranger'] as const)
      await send(fuzzing, operation, caller, { url: operation.path, headers: {}, payload: undefined });
  }
  return fuzzing;
}

/** Ids of whatever is known by now, days that hold something, and words of the company itself. */
function likelyIn(ids: KnownIds) {
  const byName: Record<string, readonly unknown[]> = {
    uploadIds: ids.of('uploads'),
    id: ids.all(),
    owner: ids.of('members'),
    about: ids.of('people'),
    savedMappingId: ids.of('mappings'),
    mapping: mappings,
    after: ids.all(),
    cursor: ['0', '20', '1e3', '-1'],
    from: ['2025-10-01', '2026-01-01'],
    to: ['2026-11-17', '2026-12-31'],
    password: ['forty-two wet umbrellas'],
    currentPassword: ['forty-two wet umbrellas'],
    newPassword: ['forty-three wet umbrellas'],
    email: ['ana@northlake.example', 'tom@northlake.example', 'nobody@northlake.example'],
    timeZone: ['Europe/Oslo', 'UTC'],
    currency: ['NOK', 'EUR'],
    wantedOn: ['2026-11-30'],
    promisedOn: ['2026-12-01', '2026-12-02'],
    confirmation: ids.of('people'),
    figure: ['captured', 'won', 'waiting', 'pending', 'followed-up', 'handoffs', 'all'],
    url: ['https://files.northlake.example/leads.csv'],
    n: [1, '1'],
    version: [1],
  };
  const words = [...ids.all(), 'Ingrid', '2026-11-19', 'Europe/Oslo', 'NOK', 'ana@northlake.example', 'amount_req', 'A word', '09:00'];
  return { words, byName: (name: string) => byName[name] ?? [] };
}

function knownTo({ ids, foreign }: Fuzzing, caller: CallerName): Known {
  const [own, other] = caller === 'stranger' ? [foreign, ids] : [ids, foreign];
  return { ids: own, foreign: other, likely: likelyIn(own) };
}

async function runRound(fuzzing: Fuzzing, seed: number): Promise<void> {
  await refill(fuzzing.house, learner(fuzzing));
  for (const [at, operation] of fuzzing.operations.entries()) {
    const who = fc.constantFrom<CallerName>(...callers, 'head', 'head', 'head', 'operator', 'member');
    for (const [turn, caller] of fc.sample(who, { seed: seed * 1000 + at, numRuns: perRound }).entries()) {
      const wanted = requestsOf(operation, knownTo(fuzzing, caller));
      const [request] = fc.sample(wanted, { seed: (seed * 1000 + at) * perRound + turn, numRuns: 1 });
      await send(fuzzing, operation, caller, request!);
      if (fuzzing.requests % reopenAfter === 0) await fuzzing.house.reopen();
    }
  }
  await settle(fuzzing);
}

async function send(fuzzing: Fuzzing, operation: Operation, caller: CallerName, request: RawRequest): Promise<void> {
  const { house } = fuzzing;
  const isChange = operation.method !== 'GET';
  const credentials = await house.credentials(caller);
  if (isChange) await fuzzing.tables.begin();
  const answer = await ask(house, operation, { ...request, headers: { host: 'localhost', ...credentials, ...request.headers } });
  fuzzing.requests++;
  fuzzing.statuses[answer.status] = (fuzzing.statuses[answer.status] ?? 0) + 1;
  const tell = (what: string) => keep(fuzzing, { operation: operation.name, what, example: exampleOf(caller, request, answer), times: 1 });
  const wrong = fuzzing.judge(operation, answer);
  if (wrong) tell(wrong);
  const mistakes = house.mistakes();
  if (mistakes.length > 0 && !wrong) tell(`logged a mistake: ${mistakes[0]}`);
  else if (wrong && mistakes.length > 0) tell(`${wrong}: ${mistakes[0]!.slice(0, 600)}`);
  if (isChange && answer.status >= 400) {
    const changed = await fuzzing.tables.changed();
    if (changed.length > 0) tell(`answers ${answer.status} and changed ${changed.join(', ')}`);
  }
  // A link speaks of its own company to whoever has it.
  if (
    caller !== 'stranger' &&
    /southbank/i.test(answer.body) &&
    !/southbank/i.test(JSON.stringify(request)) &&
    !request.url.includes('/invitation-links/') &&
    // Added by the other company too, and gone from their own, somebody works there from then on.
    !(await house.worksElsewhere(caller))
  )
    tell('tells of another company');
  if (answer.status === 401 && caller !== 'nobody' && caller !== 'guesser') house.forget(caller);
  if (answer.status < 300) fuzzing.done.add(operation.name);
  // Not JSON lines, of which each is one.
  if (answer.status < 300 && answer.contentType.startsWith('application/json'))
    learner(fuzzing)(caller, operation.path, JSON.parse(answer.body));
}

async function ask(house: FuzzHouse, operation: Operation, { url, headers, payload }: RawRequest): Promise<RawAnswer> {
  const method = operation.method as 'GET';
  const answer = await house.app.http.inject({
    method,
    url,
    headers,
    remoteAddress: nextAddress(),
    ...(payload === undefined ? {} : { payload }),
  });
  return { status: answer.statusCode, contentType: String(answer.headers['content-type'] ?? ''), body: answer.body };
}

/** What was asked for in the background comes to an end too, and in order. */
async function settle(fuzzing: Fuzzing): Promise<void> {
  const { house } = fuzzing;
  house.clock.advance(3_600_000);
  await house.app.worker.settle();
  await house.app.sweep();
  await house.app.worker.settle();
  for (const mistake of house.mistakes())
    keep(fuzzing, { operation: 'background work', what: mistake.replaceAll(/\d+/g, 'N').slice(0, 700), example: mistake, times: 1 });
}

function keep({ findings }: Fuzzing, finding: Finding): void {
  const key = `${finding.operation} ${finding.what.replaceAll(/"reference":"\w+"/g, '')}`;
  const known = findings.get(key);
  const example = known && known.example.length <= finding.example.length ? known.example : finding.example;
  findings.set(key, { ...finding, example, times: (known?.times ?? 0) + 1 });
}

function exampleOf(caller: string, { url, headers, payload }: RawRequest, answer: RawAnswer): string {
  const body = payload === undefined ? 'no body' : String(payload).slice(0, 400);
  return `${caller} ${url.slice(0, 300)} ${JSON.stringify(headers)} ${body} -> ${answer.status} ${answer.body.slice(0, 300)}`;
}
