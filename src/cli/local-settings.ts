import type { Command } from 'commander';
import { readSettings, type Settings } from '#platform/settings.ts';
import type { GlobalOptions } from './connection.ts';
import { CliRefusal } from './refusal.ts';

/** The settings of a command that works on the database itself. @param what it does, as a sentence, for whoever asks for it elsewhere. */
export function localSettings(command: Command, what: string): Settings {
  const { data, url } = command.optsWithGlobals<GlobalOptions>();
  if (url) throw new CliRefusal({ message: what, where: '--url', accepted: '--data DIR, or DATABASE_URL' });
  const read = readSettings(data ? ['--data', data] : [], process.env);
  if (!read.ok) throw new CliRefusal(read.problem);
  return read.settings;
}
