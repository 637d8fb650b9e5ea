import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CliRefusal, type ProblemShown } from './refusal.ts';
import { savedSession } from './saved-sessions.ts';

/** What the command line shows a server, and what it says when that server does not know it. */
export interface Credential {
  headers: Record<string, string>;
  whenUnknown: ProblemShown;
}

/** For a server elsewhere: the API key of the environment, else the session of "entente sign-in". @throws when there is neither. */
export function credentialFor(url: string): Credential {
  const credential = apiKeyFor(url) ?? sessionAt(url);
  if (credential) return credential;
  throw new CliRefusal({ message: `${url} wants to know who asks.`, accepted: waysIn(url) });
}

/** For the server of a data folder: whoever can read the folder acts as its operator, unless an API key is given. */
export function credentialForFolder(url: string, dataFolder: string): Credential {
  return apiKeyFor(url) ?? operatorOf(url, dataFolder) ?? credentialFor(url);
}

function apiKeyFor(url: string): Credential | null {
  const key = process.env['ENTENTE_API_KEY']?.trim();
  if (!key) return null;
  const accepted = 'a key of Settings, API keys';
  // What is no key is not sent: a header that cannot be written would be printed in full.
  if (!/^[\x21-\x7e]+$/.test(key)) throw new CliRefusal({ message: 'This is not an API key.', where: 'ENTENTE_API_KEY', accepted });
  return {
    headers: bearer(key),
    whenUnknown: { message: `${url} does not know this API key: it was revoked, or is none.`, where: 'ENTENTE_API_KEY', accepted },
  };
}

function operatorOf(url: string, dataFolder: string): Credential | null {
  try {
    const key = readFileSync(join(dataFolder, 'operator-key'), 'utf8').trim();
    // The operator of a folder is unknown only while there is no company to operate.
    const message = `${url} waits to be set up: there is no company yet.`;
    return { headers: bearer(key), whenUnknown: { message, accepted: 'the address with a token that bin/start printed, opened once' } };
  } catch {
    return null;
  }
}

function sessionAt(url: string): Credential | null {
  const cookie = savedSession(url);
  if (!cookie) return null;
  return { headers: { cookie, origin: url }, whenUnknown: { message: `The session at ${url} has ended.`, accepted: waysIn(url) } };
}

function bearer(key: string): Record<string, string> {
  return { authorization: `Bearer ${key}` };
}

function waysIn(url: string): string {
  return `an API key in ENTENTE_API_KEY (Settings, API keys), or: entente sign-in --url ${url}`;
}
