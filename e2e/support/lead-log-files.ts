import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { generatedLeadLog } from './generated-lead-log.ts';

/** A file as the browser's file button takes it. */
export interface FileToBring {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

/** The generated log, of the real log's shape. */
export function generatedLeadLogFile(): FileToBring {
  return { name: 'leads.csv', mimeType: 'text/csv', buffer: Buffer.from(generatedLeadLog()) };
}

/** The mapping that is kept for the real log: another log of the same shape works with it unchanged. */
export function loanMappingFile(): FileToBring {
  const path = resolve(import.meta.dirname, '../../test/mappings/loan-lead-log.json');
  return { name: 'loan-lead-log.json', mimeType: 'application/json', buffer: readFileSync(path) };
}
