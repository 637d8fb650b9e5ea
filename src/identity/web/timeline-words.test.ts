import { expect, it } from 'vitest';
import { timelineLine } from './timeline-words.ts';

const entry = (kind: string, label: string | null = null, actor: string | null = null, touchKind: string | null = null) => ({
  kind,
  touchKind,
  label,
  actor,
  occurredAt: '2026-02-09T09:00:00Z',
});

it.each([
  [entry('captured', 'Lead captured'), 'marketing', 'Lead captured'],
  [entry('handoff-offered'), 'joint', 'Offered to sales'],
  [entry('handoff-offered', null, '112'), 'joint', 'Offered to sales by 112'],
  [entry('follow-up', null, 'Mei Tanaka'), 'sales', 'Followed up by Mei Tanaka'],
  [entry('proposal', 'Proposal sent'), 'sales', 'Proposal sent'],
  [entry('won'), 'joint', 'Won'],
  [entry('merged', 'HubSpot'), 'either', 'Merged in HubSpot: two of its records are this person'],
  [entry('deleted', 'Salesforce'), 'either', 'Deleted in Salesforce'],
  [entry('touch', 'Opened the price page'), 'either', 'Opened the price page'],
  [entry('touch', 'First talk', 'Mei Tanaka', 'call'), 'either', 'Call: First talk by Mei Tanaka'],
  [entry('touch', 'mail', null, 'mail'), 'either', 'Mail'],
  [entry('touch', 'Call with Ingrid', null, 'call'), 'either', 'Call with Ingrid'],
  [entry('touch', '', null, 'won'), 'either', 'Won'],
])('tells %o', (told, mark, words) => {
  const line = timelineLine(told);
  expect([line.mark, line.strong + line.rest]).toEqual([mark, words]);
});
