import { plural, t } from '@lingui/core/macro';
import type { BulkAction, Why } from '#bulk/schema.ts';
import { count } from '#web/ui/formats.ts';

function things(list: BulkAction['list'], many: number): string {
  if (list === 'accounts') return plural(many, { one: '# account', other: '# accounts' });
  if (list === 'deals') return plural(many, { one: '# deal', other: '# deals' });
  return plural(many, { one: '# person', other: '# people' });
}

const rowsOf = (list: BulkAction['list'], many: number) =>
  list === 'handoffs' ? plural(many, { one: '# handoff', other: '# handoffs' }) : things(list, many);

function reason(why: Why, many: number): string {
  const all: Record<Why, string> = {
    'followed-already': plural(many, { one: '# you followed already', other: '# you followed already' }),
    'not-followed': plural(many, { one: '# you did not follow', other: '# you did not follow' }),
    'not-there': plural(many, { one: '# is not there any more', other: '# are not there any more' }),
    'named-already': plural(many, { one: '# stands for somebody selected twice', other: '# stand for somebody selected twice' }),
  };
  return all[why];
}

/** "200 of 3,412 people", while it is at work. */
export const progressWords = ({ list, rows, done, skipped }: BulkAction): string => {
  if (rows === null) return t`Finding what matches`;
  const looked = count(done + skipped.reduce((sum, one) => sum + one.count, 0));
  const all = rowsOf(list, rows);
  return t`${looked} of ${all}`;
};

/** What came of it: how many, and of how many nothing and why. */
export function resultWords(action: BulkAction): string {
  const skipped = action.skipped.map((one) => reason(one.why, one.count)).join(', ');
  return `${sentenceOf(action)}${skipped ? `; ${skipped}` : ''}.`;
}

function sentenceOf({ action, state, list, done, rows, problem }: BulkAction): string {
  const these = things(list, done);
  if (state === 'failed') {
    const why = (problem ?? t`nobody knows why`).replace(/\.$/, '');
    return t`It ended before its time: ${why}`;
  }
  if (state === 'undone') return action === 'ask' ? t`The ask is withdrawn` : t`Taken back for ${these}`;
  if (state === 'cancelled') return action === 'ask' ? t`Cancelled, nobody was asked` : cancelledWords(done, rowsOf(list, rows ?? 0));
  if (done === 0) return action === 'ask' ? t`Nothing was asked` : t`Nothing changed`;
  if (action === 'ask') return t`Asked about ${these}`;
  return action === 'follow' ? t`You follow ${these} more` : t`You follow ${these} less`;
}

function cancelledWords(done: number, all: string): string {
  const some = count(done);
  return t`Cancelled after ${some} of ${all}`;
}
