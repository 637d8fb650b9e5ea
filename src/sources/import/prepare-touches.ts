import type { Fact, ReadRow } from '../mapping/read-row.ts';
import { copyText } from './copy-rows.ts';
import type { RecordedSubjects } from './recorded-subjects.ts';

/** Whether a row is a touch of a log and says nothing else: nothing is decided about it, it happened or is known already. */
export function isPlainTouch(row: ReadRow): boolean {
  return row.isTouchOnly && row.stampedAt !== null && row.facts.length === 1 && row.also === null && row.deal === null;
}

/** The subject of each row; undefined where nobody is known by its key. */
export type SubjectIds = (number | undefined)[];

/** What rows are as COPY takes them, made while the database is still busy with the rows before them. */
export interface PreparedTouches {
  /** Of what was remembered when it was made: another one tells of other ids. */
  version: number;
  ids: SubjectIds;
  /** The lines of those who are known, some in each text. */
  texts: string[];
}

const linesOfText = 500;

/** @returns null where a row is more than a touch. */
export function prepareTouches(rows: readonly ReadRow[], recorded: RecordedSubjects): PreparedTouches | null {
  if (!rows.every(isPlainTouch)) return null;
  const ids = rows.map(({ keyHash }) => recorded.get(keyHash));
  const texts: string[] = [];
  for (let from = 0; from < rows.length; from += linesOfText) texts.push(touchLines(rows, ids, from, from + linesOfText));
  return { version: recorded.version(), ids, texts };
}

/** The lines of those of these rows whose subject is known. */
export function touchLines(rows: readonly ReadRow[], ids: SubjectIds, from = 0, to = rows.length): string {
  let text = '';
  for (let at = from; at < to && at < rows.length; at++) {
    const id = ids[at];
    if (id !== undefined) text += touchLine(id, rows[at]!.facts[0]!);
  }
  return text;
}

/** Written by hand, without a list of values between: twenty million of them count. */
function touchLine(subjectId: number, touch: Fact): string {
  const { label, occurredAt, ordinal, actor, lifecycle, rowHash, touchKind = '', channel = '', campaign = '', direction = '' } = touch;
  const extras = `${copyText(channel || null)}\t${copyText(campaign || null)}\t${copyText(direction || null)}`;
  const what = `${copyText(touchKind || 'touch')}\t${copyText(label)}\t${occurredAt}\t${ordinal}`;
  return `${subjectId}\t${what}\t${copyText(actor || null)}\t${copyText(lifecycle || null)}\t${extras}\t\\\\x${rowHash}\n`;
}
