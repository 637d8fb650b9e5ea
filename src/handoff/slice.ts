import type { Slice } from '#platform/slice.ts';
import { forgetPerson, reportHandoffs } from '#handoff/personal-handoffs.ts';
import { handoffReceiver } from '#handoff/receive-batch.ts';

export const handoffSlice: Slice = {
  name: 'handoff',
  facts: [{ view: 'handoff_facts', shape: 'moments' }],
  receivers: [handoffReceiver],
  erase: forgetPerson,
  report: reportHandoffs,
};
