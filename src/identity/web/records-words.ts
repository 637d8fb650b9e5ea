import { plural } from '@lingui/core/macro';

/** "from 3 records": of how many records what is shown is made. */
export const recordsWords = (records: number): string => plural(records, { one: 'from # record', other: 'from # records' });
