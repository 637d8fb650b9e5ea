/**
 * Given on the server's command line, so that a newer Entente changes them in an old data folder too.
 * fsync stays on: what was acknowledged is on the disk.
 */
export const serverSettings: Readonly<Record<string, string>> = {
  // A unix socket only: nobody reaches it over the network.
  listen_addresses: '',
  max_connections: '100',
  // For two cores and a laptop's memory.
  shared_buffers: '256MB',
  effective_cache_size: '1GB',
  work_mem: '32MB',
  maintenance_work_mem: '128MB',
  random_page_cost: '1.1',
  jit: 'off',
  // Imports write much at once; there are no replicas to feed.
  wal_level: 'minimal',
  max_wal_senders: '0',
  max_wal_size: '2GB',
  checkpoint_timeout: '15min',
  // A killed app's statement ends within a second instead of at its own end.
  client_connection_check_interval: '1s',
  timezone: 'UTC',
  log_timezone: 'UTC',
  // Values of people never reach the log: no statements, no details.
  log_statement: 'none',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_checkpoints: 'off',
};
