import { totalmem } from 'node:os';

const megabyte = 1024 * 1024;

/**
 * Given on the server's command line, so that a newer Entente changes them in an old data folder too.
 * fsync stays on: what was acknowledged is on the disk.
 * @param memoryBytes of the machine: an eighth of it keeps what is read and written most, 128 MB at least, 2 GB at most.
 */
export function serverSettings(memoryBytes = totalmem()): Readonly<Record<string, string>> {
  const buffers = Math.round(Math.min(2048, Math.max(128, memoryBytes / megabyte / 8)));
  return { ...fixedSettings, shared_buffers: `${buffers}MB`, effective_cache_size: `${buffers * 4}MB` };
}

const fixedSettings = {
  // A unix socket only: nobody reaches it over the network.
  listen_addresses: '',
  max_connections: '100',
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  // Imports write much at once; there are no replicas to feed.
  wal_level: 'minimal',
  max_wal_senders: '0',
  // Each checkpoint makes an import write every page anew that it comes back to.
  max_wal_size: '4GB',
  checkpoint_timeout: '15min',
  // Tables grow from nothing within one import: the planner is told soon, and not a minute later.
  autovacuum_naptime: '5s',
  // A killed app's statement ends within a second instead of at its own end.
  client_connection_check_interval: '1s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Values of people never reach the log: no statements, no details, and no errors, whose messages can name what was not accepted. The app has them.
  log_min_messages: 'log',
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
} as const;
