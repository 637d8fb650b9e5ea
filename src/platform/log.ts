import pino from 'pino';

/** Structured logs to standard error: one JSON object a line, never a secret and never a personal value. */
export type Log = pino.Logger;

export type LogLevel = 'debug' | 'info' | 'warn' | 'error' | 'silent';

export function createLog(level: LogLevel = 'info'): Log {
  const redact = { paths: ['password', '*.password', 'token', '*.token', 'headers.authorization', 'headers.cookie'], remove: true };
  return pino({ level, redact, base: null, timestamp: pino.stdTimeFunctions.isoTime }, pino.destination({ fd: 2, sync: true }));
}
