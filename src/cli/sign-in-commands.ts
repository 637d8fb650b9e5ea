import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { Command } from 'commander';
import type { GlobalOptions } from './connection.ts';
import { CliRefusal } from './refusal.ts';
import { savedSession, saveSession } from './saved-sessions.ts';

/** Signing in from a terminal, for servers elsewhere. Programs take an API key instead. */
export function addSignInCommands(program: Command): void {
  program
    .command('sign-in')
    .description('sign in to the server of --url and stay signed in on this machine')
    .action((_options: object, command: Command) => signIn(serverOf(command)));
  program
    .command('sign-out')
    .description('sign out of the server of --url')
    .action((_options: object, command: Command) => signOut(serverOf(command)));
}

function serverOf(command: Command): string {
  const url = command.optsWithGlobals<GlobalOptions>().url ?? process.env['ENTENTE_URL'];
  if (!url)
    throw new CliRefusal({ message: 'No server is named.', where: '--url', accepted: '--url https://entente.example, or ENTENTE_URL' });
  return url.replace(/\/+$/, '');
}

async function signIn(url: string): Promise<void> {
  if (!process.stdin.isTTY) {
    throw new CliRefusal({ message: 'Signing in asks for a password and needs a terminal.', accepted: 'an API key in ENTENTE_API_KEY' });
  }
  const email = await ask('E-mail: ', false);
  const password = await ask('Password: ', true);
  const known = await knock(`${url}/api/auth/sign-in/email`, { email, password }, '');
  if (!known.answer.ok) throw new CliRefusal({ message: 'Not signed in: the e-mail or the password is not right.' });
  const { next } = (await known.answer.json()) as { next?: 'code' };
  const session = next === 'code' ? await withCode(url, known.cookies) : known.cookies;
  saveSession(url, session);
  process.stdout.write(`Signed in to ${url} as ${email}.\n`);
}

async function withCode(url: string, cookies: string): Promise<string> {
  const code = await ask('Code of your app, or a backup code: ', false);
  const known = await knock(`${url}/api/auth/sign-in/code`, { code }, cookies);
  if (known.answer.ok) return known.cookies;
  const { detail } = (await known.answer.json().catch(() => ({}))) as { detail?: string };
  throw new CliRefusal({ message: `Not signed in: ${detail ?? 'the code is not right.'}` });
}

async function knock(address: string, body: object, cookie: string): Promise<{ answer: Response; cookies: string }> {
  const headers = { 'content-type': 'application/json', 'user-agent': 'entente-cli', origin: new URL(address).origin };
  const answer = await fetch(address, { method: 'POST', headers: cookie ? { ...headers, cookie } : headers, body: JSON.stringify(body) });
  const kept = answer.headers.getSetCookie().filter((line) => !/max-age=0(;|$)/i.test(line));
  return { answer, cookies: kept.map((line) => line.split(';')[0]).join('; ') };
}

async function signOut(url: string): Promise<void> {
  const cookie = savedSession(url);
  if (cookie)
    await fetch(`${url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, origin: url, 'content-type': 'application/json' },
      body: '{}',
    });
  saveSession(url, null);
  process.stdout.write(`Signed out of ${url}.\n`);
}

/** @param isSecret nothing of what is typed is shown. */
async function ask(question: string, isSecret: boolean): Promise<string> {
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  process.stderr.write(question);
  const lines = createInterface({ input: process.stdin, output: isSecret ? silent : process.stderr, terminal: true });
  const answer = await lines.question('');
  lines.close();
  if (isSecret) process.stderr.write('\n');
  return answer.trim();
}
