import { Command, CommanderError } from 'commander';
import { addAsksCommands } from './cli/asks-commands.ts';
import { addBackupCommands } from './cli/backup-commands.ts';
import { addCommentCommands } from './cli/comment-commands.ts';
import { addCompanyCommands } from './cli/company-commands.ts';
import { addDataCommands } from './cli/data-commands.ts';
import { addDemoCommands } from './cli/demo-commands.ts';
import { addDoctorCommands } from './cli/doctor-commands.ts';
import { addExportCommands } from './cli/export-commands.ts';
import { addImportCommands } from './cli/import-commands.ts';
import { addMailCommands } from './cli/mail-commands.ts';
import { addKeyCommands } from './cli/key-commands.ts';
import { addBulkCommands } from './cli/bulk-commands.ts';
import { addListCommands } from './cli/list-commands.ts';
import { addMappingCommands } from './cli/mapping-commands.ts';
import { addMemberCommands } from './cli/member-commands.ts';
import { addMeasureCommands } from './cli/measure-commands.ts';
import { addPeopleCommands } from './cli/people-commands.ts';
import { addScheduleCommands } from './cli/schedule-commands.ts';
import { addSearchCommands } from './cli/search-commands.ts';
import { addSignInCommands } from './cli/sign-in-commands.ts';
import { addSuggestionCommands } from './cli/suggestion-commands.ts';
import { addTodayCommands } from './cli/today-commands.ts';
import { CliRefusal, sentencesOf } from './cli/refusal.ts';

const help = `
Where the commands work:
  --data DIR      the data folder. If Entente runs on it, its server is asked; if not, the embedded database is
                  started for the length of the command. An empty folder gets a company in UTC and EUR.
  --url ADDRESS   a server elsewhere. It wants an API key in ENTENTE_API_KEY, or "entente sign-in" first.

Examples:
  entente import leads.csv                          with a mapping suggested from the file itself
  entente import log.csv.gz --mapping log.json      with a mapping of your own (docs/guide/mapping.md)
  entente export ./all-of-it                        everything, as files that bring it all back
  entente import ./all-of-it                        an export, into an empty company
  entente demo --data ./demo                        an invented company to look around in
  entente backup ./backups                          everything, in one file; entente restore brings it back
  entente measure response-times --from 2026-07-01 --to 2026-09-30 --by origin
  entente measure funnel --by segment --json
  entente today --all                               which leads wait, and what was won
  entente people find halvorsen
  entente search fjordvann
  entente deals list --filter '{"combinator":"and","rules":[{"field":"state","operator":"=","value":"open"}]}' --sort=-amount
  entente asks --show my-side

Every command takes --json. It ends with 0 when done, 1 when refused, 2 when it was not understood.`;

export function createProgram(): Command {
  const program = new Command('entente')
    .description('The shared system of record between marketing and sales, from a terminal.')
    .option('--data <dir>', 'the data folder (ENTENTE_DATA; otherwise "data" beside the program)')
    .option('--url <address>', 'a running server (ENTENTE_URL)')
    .option('--json', 'answer in JSON')
    .addHelpText('after', help)
    .configureHelp({ showGlobalOptions: true })
    .showHelpAfterError('(entente --help shows the commands)')
    .exitOverride();
  addImportCommands(program);
  addSuggestionCommands(program);
  addMappingCommands(program);
  addScheduleCommands(program);
  addDataCommands(program);
  addExportCommands(program);
  addMeasureCommands(program);
  addTodayCommands(program);
  addPeopleCommands(program);
  addListCommands(program);
  addBulkCommands(program);
  addAsksCommands(program);
  addSearchCommands(program);
  addCommentCommands(program);
  addCompanyCommands(program);
  addMemberCommands(program);
  addMailCommands(program);
  addKeyCommands(program);
  addBackupCommands(program);
  addDemoCommands(program);
  addDoctorCommands(program);
  addSignInCommands(program);
  return program;
}

async function run(argv: string[]): Promise<number> {
  try {
    await createProgram().parseAsync(liftGlobalOptions(argv), { from: 'user' });
    return 0;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof CliRefusal)) throw error;
    process.stderr.write(`${sentencesOf(error).join('\n')}\n`);
    return 1;
  }
}

/** --data, --url and --json may stand anywhere on the line, before or after the command. */
function liftGlobalOptions(argv: string[]): string[] {
  const lifted: string[] = [];
  const rest: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const word = argv[at]!;
    if (word === '--json' || /^--(data|url)=/.test(word)) lifted.push(word);
    else if (/^--(data|url)$/.test(word) && at + 1 < argv.length) lifted.push(word, argv[++at]!);
    else rest.push(word);
  }
  return [...lifted, ...rest];
}

const code = await run(process.argv.slice(2));
// A command that did what it was asked may still have found something bad, and said so.
if (code !== 0) process.exitCode = code;
