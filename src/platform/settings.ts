import { createHmac } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { refuse, type Outcome } from '#kernel/problem.ts';
import { readEnding, type EndingSettings } from '#platform/ending-settings.ts';
import { readSmtpRoute, SmtpRouteError, type SmtpRoute } from '#platform/mail/smtp-route.ts';
import { readAllowedHosts } from '#platform/outbound/allowed-hosts.ts';
import { secretInFile } from '#platform/secret-file.ts';

export interface Settings {
  /** Where embedded PostgreSQL, secrets and derived files live. */
  dataFolder: string;
  port: number;
  host: string;
  /** The address people use, without a slash at the end, such as https://entente.example; null when it is only local. */
  publicUrl: string | null;
  /** Addresses or networks whose X-Forwarded-* headers are believed. */
  trustedProxies: readonly string[];
  /** The owner of the database; null means the embedded one. */
  databaseUrl: string | null;
  /** The application's own role; null means that it is made by the owner. */
  databaseAppUrl: string | null;
  /** Signs sessions and derives the password of the application's role. */
  secret: string;
  /** Where the secret lies; null where the environment gives it. */
  secretFile: string | null;
  webFolder: string;
  /** Hosts, addresses and networks inside the operator's own network that the product may fetch files from. */
  outboundAllow: readonly string[];
  /** Folders of this machine from which, and from below which, imports may come round. Absolute. */
  importFolders: readonly string[];
  /** Backups that are made by themselves; null means none. */
  backups: BackupSettings | null;
  /** How mail leaves, for every company here; null where each says so itself. */
  smtp: SmtpRoute | null;
  limits: LimitSettings;
  ending: EndingSettings;
}

/** How often somebody may ask, counted by each process for itself. */
export interface LimitSettings {
  /** Of one session's member, one API key, or one address where nobody is known. */
  requestsPerMinute: number;
  /** Of one address, at doors where secrets could be tried out. */
  signInPerMinute: number;
  /** For one e-mail address, from wherever. */
  signInPerEmailPerMinute: number;
}

export interface BackupSettings {
  /** Absolute. */
  folder: string;
  everyHours: number;
  /** How many are kept, the newest ones. */
  keep: number;
}

const repository = resolve(dirname(fileURLToPath(import.meta.url)), '../..');

/** Reads settings from the command line and the environment. Flags win. */
export function readSettings(argv: readonly string[], env: NodeJS.ProcessEnv): Outcome<{ settings: Settings }> {
  let flags: { data?: string | undefined; port?: string | undefined };
  try {
    flags = parseArgs({ args: [...argv], options: { data: { type: 'string' }, port: { type: 'string' } } }).values;
  } catch (error) {
    return refuse('invalid', 'unknown-option', (error as Error).message, { accepted: '--data DIR and --port N' });
  }
  const port = Number(flags.port ?? env['PORT'] ?? 4100);
  if (!Number.isInteger(port) || port < 0 || port > 65535) {
    return refuse('invalid', 'not-a-port', `Not a port: ${flags.port ?? env['PORT']}.`, { where: '--port', accepted: '1 to 65535' });
  }
  const publicUrl = env['PUBLIC_URL']?.replace(/\/+$/, '') || null;
  if (publicUrl && !/^https?:\/\/[^/]+$/.test(publicUrl)) {
    return refuse('invalid', 'not-an-address', `Not an address: ${publicUrl}.`, {
      where: 'PUBLIC_URL',
      accepted: 'https://entente.example',
    });
  }
  const wrongHost = wrongIn(listIn(env['ENTENTE_OUTBOUND_ALLOW']));
  if (wrongHost)
    return refuse('invalid', 'not-a-host', wrongHost, {
      where: 'ENTENTE_OUTBOUND_ALLOW',
      accepted: 'hosts, addresses and networks, comma-separated',
    });
  const wrongNumber = ['ENTENTE_BACKUP_EVERY_HOURS', 'ENTENTE_BACKUP_KEEP'].find((name) => env[name] && !isCount(env[name]));
  if (wrongNumber)
    return refuse('invalid', 'not-a-count', `Not a number of that kind: ${env[wrongNumber]}.`, {
      where: wrongNumber,
      accepted: '1 to 10000',
    });
  const wrongLimit = Object.values(limits).find(({ name, least, most }) => env[name] && !isBetween(env[name], least, most));
  if (wrongLimit)
    return refuse('invalid', 'not-a-limit', `Not a limit of that kind: ${env[wrongLimit.name]}.`, {
      where: wrongLimit.name,
      accepted: `${wrongLimit.least} to ${wrongLimit.most} a minute`,
    });
  const ending = readEnding(env, listIn(env['TRUSTED_PROXIES']).length > 0);
  if (!ending.ok) return ending;
  const dataFolder = resolve(flags.data ?? env['ENTENTE_DATA'] ?? join(repository, 'data'));
  try {
    return { ok: true, settings: { ...settingsFor(dataFolder, port, publicUrl, env), ending: ending.ending } };
  } catch (error) {
    if (error instanceof SmtpRouteError)
      return refuse('invalid', 'not-a-mail-server', error.message, { where: error.variable, accepted: error.accepted });
    const accepted = 'a folder that this account may write to, with its secret whole';
    return refuse('invalid', 'unusable-data-folder', `The data folder cannot be used: ${(error as Error).message}`, {
      where: '--data',
      accepted,
    });
  }
}

function wrongIn(hosts: readonly string[]): string | null {
  try {
    readAllowedHosts(hosts);
    return null;
  } catch (error) {
    return (error as Error).message;
  }
}

function settingsFor(dataFolder: string, port: number, publicUrl: string | null, env: NodeJS.ProcessEnv): Omit<Settings, 'ending'> {
  return {
    dataFolder,
    port,
    publicUrl,
    host: env['HOST'] ?? (publicUrl ? '0.0.0.0' : '127.0.0.1'),
    trustedProxies: listIn(env['TRUSTED_PROXIES']),
    databaseUrl: env['DATABASE_URL'] || null,
    databaseAppUrl: env['DATABASE_APP_URL'] || null,
    ...secretOf(dataFolder, env),
    webFolder: join(repository, 'dist/web'),
    outboundAllow: listIn(env['ENTENTE_OUTBOUND_ALLOW']),
    importFolders: listIn(env['ENTENTE_IMPORT_FOLDERS']).map((folder) => resolve(folder)),
    backups: backupsFor(env),
    smtp: readSmtpRoute(env['ENTENTE_SMTP_URL'], env['ENTENTE_MAIL_FROM']),
    limits: limitsFor(env),
  };
}

function backupsFor(env: NodeJS.ProcessEnv): BackupSettings | null {
  const folder = env['ENTENTE_BACKUP_FOLDER'];
  if (!folder) return null;
  return {
    folder: resolve(folder),
    everyHours: Number(env['ENTENTE_BACKUP_EVERY_HOURS'] || 24),
    keep: Number(env['ENTENTE_BACKUP_KEEP'] || 14),
  };
}

const limits = {
  requestsPerMinute: { name: 'ENTENTE_REQUESTS_PER_MINUTE', usual: 1200, least: 60, most: 1_000_000 },
  signInPerMinute: { name: 'ENTENTE_SIGN_IN_PER_MINUTE', usual: 30, least: 5, most: 10_000 },
  signInPerEmailPerMinute: { name: 'ENTENTE_SIGN_IN_PER_EMAIL_PER_MINUTE', usual: 10, least: 3, most: 1000 },
} as const satisfies Record<keyof LimitSettings, { name: string; usual: number; least: number; most: number }>;

function limitsFor(env: NodeJS.ProcessEnv): LimitSettings {
  const of = ({ name, usual }: { name: string; usual: number }) => Number(env[name] || usual);
  return {
    requestsPerMinute: of(limits.requestsPerMinute),
    signInPerMinute: of(limits.signInPerMinute),
    signInPerEmailPerMinute: of(limits.signInPerEmailPerMinute),
  };
}

function isBetween(text = '', least: number, most: number): boolean {
  return /^\d{1,7}$/.test(text) && Number(text) >= least && Number(text) <= most;
}

function isCount(text = ''): boolean {
  return /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 10_000;
}

function secretOf(dataFolder: string, env: NodeJS.ProcessEnv): Pick<Settings, 'secret' | 'secretFile'> {
  const given = env['ENTENTE_SECRET'];
  if (given) return { secret: given, secretFile: null };
  const secretFile = join(dataFolder, 'secret');
  return { secret: secretInFile(secretFile), secretFile };
}

function listIn(text = ''): string[] {
  return text
    .split(',')
    .map((entry) => entry.trim())
    .filter(Boolean);
}

/** A key for one purpose, derived from the installation's secret. */
export function derivedKey(secret: string, purpose: string): string {
  return createHmac('sha256', secret).update(purpose).digest('base64url');
}
