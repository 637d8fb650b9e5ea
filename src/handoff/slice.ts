import type { Slice } from '#platform/slice.ts';
import { forgetPerson, reportHandoffs } from '#handoff/personal-handoffs.ts';
import { handoffsList } from '#handoff/lists/handoffs-list.ts';
import { followHandoffs } from '#handoff/lists/listed-handoffs.ts';
import { registerList } from '#platform/lists/register-list.ts';
import { handoffReceiver } from '#handoff/receive-batch.ts';

export const handoffSlice: Slice = {
  name: 'handoff',
  routes: (http) => registerList(http, handoffsList),
  lists: [handoffsList],
  listeners: followHandoffs.listeners,
  sweeps: [followHandoffs.sweep],
  facts: [{ view: 'handoff_facts', shape: 'moments' }],
  receivers: [handoffReceiver],
  erase: forgetPerson,
  report: reportHandoffs,
};
