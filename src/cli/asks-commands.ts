import type { Command } from 'commander';
import type { AskAnswer, AskOnWire, AsksAnswer } from '#asks/schema.ts';
import { withConnection } from './connection.ts';
import { print, table } from './output.ts';

/** What one side asks of the other. */
export function addAsksCommands(program: Command): void {
  const asks = program.command('asks').description('what the sides ask of each other, and by when it is promised');
  addList(asks);
  addMake(asks);
  addShow(asks);
  addErase(asks);
  addStep(asks, 'take', 'make an ask your own', (command) =>
    command
      .option('--by <day>', 'promise a day, such as 2026-11-19')
      .action(run('takings', ({ by }: { by?: string }) => (by ? { promisedOn: by } : {}))),
  );
  addStep(asks, 'promise', 'promise a day, or renew the promise', (command) =>
    command
      .requiredOption('--by <day>', 'such as 2026-11-19')
      .option('--because <reason>', 'wanted where an earlier promise is renewed')
      .action(
        run('promises', ({ by, because }: { by: string; because?: string }) => ({ promisedOn: by, ...(because && { reason: because }) })),
      ),
  );
  addStep(asks, 'answer', 'answer an ask', (command) =>
    command.requiredOption('--text <words>').action(run('answers', ({ text }: { text: string }) => ({ text }))),
  );
  addStep(asks, 'settle', 'say that your ask is answered enough', (command) => command.action(run('settlements', () => ({}))));
  addStep(asks, 'withdraw', 'withdraw your ask', (command) =>
    command
      .option('--because <reason>')
      .action(run('withdrawals', ({ because }: { because?: string }) => (because ? { reason: because } : {}))),
  );
}

function addErase(asks: Command): void {
  addStep(asks, 'erase', 'erase what somebody wrote; who and when stays', (command) =>
    command
      .option('--place <number>', 'which line of its history the words belong to, 0 for what was asked', '0')
      .action(run('erasures', ({ place }: { place: string }) => ({ place: Number(place) }))),
  );
}

function addList(asks: Command): void {
  asks
    .command('list', { isDefault: true })
    .description('open asks, the overdue ones first')
    .option('--show <which>', 'waiting-for-me, my-side, i-asked or all', 'all')
    .option('--state <state>', 'open, ended or all', 'open')
    .option('--about <id>', 'the id of a person, account or deal')
    .action((options: { show: string; state: string; about?: string }, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.get<AsksAnswer>('/api/asks', options);
        print(command, answer, inWords);
      }),
    );
}

function inWords({ asks }: AsksAnswer): string {
  return table(
    ['id', 'asked of', 'what', 'asked by', 'owner', 'by', 'stands'],
    asks.map((ask) => [
      ask.id,
      ask.side,
      shortened(ask.text),
      ask.askedBy?.name ?? 'the operator',
      ask.owner?.name ?? '',
      ask.promisedOn ?? ask.wantedOn ?? '',
      ask.isOverdue ? `${ask.state}, over its day` : ask.state,
    ]),
    'Nothing is asked.',
  );
}

const shortened = (text: string) => (text.length > 60 ? `${text.slice(0, 57)}...` : text).replaceAll(/\s+/g, ' ');

function addMake(asks: Command): void {
  asks
    .command('make')
    .description('ask the other side something')
    .argument('<words>')
    .requiredOption('--of <side>', 'marketing, sales or both')
    .option('--kind <kind>', 'request, question, topic or problem', 'request')
    .option('--about <person>', 'the id of a person, as in people find')
    .option('--by <day>', 'by when you would like it, such as 2026-11-19')
    .action((text: string, options: { of: string; kind: string; about?: string; by?: string }, command: Command) =>
      withConnection(command, async (connection) => {
        const { of, kind, about, by } = options;
        const body = { kind, text, side: of, ...(about && { about: { kind: kindOf(about), id: about } }), ...(by && { wantedOn: by }) };
        const answer = await connection.post<AskAnswer>('/api/asks', body);
        print(command, answer, ({ ask }) => `${ask.id}: asked of ${ask.side}.`);
      }),
    );
}

const kindOf = (id: string) => (id.startsWith('c_') ? 'account' : id.startsWith('d_') ? 'deal' : 'person');

function addShow(asks: Command): void {
  asks
    .command('show')
    .description('one ask, and everything that happened to it')
    .argument('<ask>', 'the id, as in list')
    .action((id: string, _options: object, command: Command) =>
      withConnection(command, async (connection) => {
        const answer = await connection.get<AskAnswer>(`/api/asks/${encodeURIComponent(id)}`);
        print(command, answer, whole);
      }),
    );
}

function whole({ ask, history }: { ask: AskOnWire; history: AskAnswer['history'] }): string {
  const told = history.map(({ at, sentence, said }) => [
    `${at.slice(0, 16).replace('T', ' ')}  ${sentence}`,
    ...(said ? [`    ${said}`] : []),
  ]);
  return [ask.text, '', ...told.flat()].join('\n');
}

function addStep(asks: Command, verb: string, description: string, finish: (command: Command) => void): void {
  finish(asks.command(verb).description(description).argument('<ask>', 'the id, as in list'));
}

/** A step is a row more: it answers with what happened last. */
function run<Options extends object>(noun: string, bodyOf: (options: Options) => object) {
  return (id: string, options: Options, command: Command) =>
    withConnection(command, async (connection) => {
      const answer = await connection.post<AskAnswer>(`/api/asks/${encodeURIComponent(id)}/${noun}`, bodyOf(options));
      print(command, answer, ({ history }) => history.at(-1)!.sentence);
    });
}
