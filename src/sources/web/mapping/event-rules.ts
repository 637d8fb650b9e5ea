import { t } from '@lingui/core/macro';
import type { EventLogMapping } from '#sources/schema.ts';

/** One thing that happens in an event log, as counted by the server. */
export interface Activity {
  activity: string;
  lifecycle: string;
  rows: number;
}

export type EventRule = EventLogMapping['events'][number];
export type RuleMeaning = EventRule['becomes'];
/** What the select offers for an activity; `touch` means no rule: the row stays a touch. */
export type ActivityMeaning = RuleMeaning | 'touch';

export const meaningChoices: readonly { meaning: ActivityMeaning; label: string; stage?: string }[] = [
  { meaning: 'captured', label: t`Lead captured`, stage: 'Lead captured' },
  { meaning: 'handoff-offered', label: t`Handoff offered` },
  { meaning: 'follow-up', label: t`Follow-up by sales` },
  { meaning: 'stage', label: t`A stage, named`, stage: '' },
  { meaning: 'proposal', label: t`Proposal`, stage: 'Proposal sent' },
  { meaning: 'won', label: t`Won`, stage: 'Won' },
  { meaning: 'lost', label: t`Lost`, stage: 'Lost' },
  { meaning: 'touch', label: t`Leave as a touch` },
];

/** Handoffs and follow-ups are not stages; everything else that has a rule is one and carries its name. */
export function hasStage(meaning: ActivityMeaning): boolean {
  return meaning !== 'touch' && meaning !== 'handoff-offered' && meaning !== 'follow-up';
}

/** The rule that applies to these rows of the file: the one with their phase before the one for every phase. */
export function ruleFor(rules: readonly EventRule[], at: Activity): EventRule | undefined {
  return (
    rules.find((rule) => rule.activity === at.activity && rule.lifecycle === at.lifecycle) ??
    rules.find((rule) => rule.activity === at.activity && !rule.lifecycle)
  );
}

/** Lets the activity become something else, and keeps the order of stages to the stages in use. */
export function withMeaning(
  mapping: EventLogMapping,
  activities: readonly Activity[],
  at: Activity,
  meaning: ActivityMeaning,
): EventLogMapping {
  const events = ownRules(mapping.events, activities, at);
  const before = ruleFor(events, at);
  const kept = events.filter((rule) => rule !== before);
  if (meaning === 'touch') return withStagesInUse(mapping, kept);
  const rule = freshRule(at, meaning, before);
  const next = before ? events.map((other) => (other === before ? rule : other)) : [...kept, rule];
  return withStagesInUse(mapping, next);
}

function freshRule(at: Activity, meaning: RuleMeaning, before: EventRule | undefined): EventRule {
  const usual = meaningChoices.find((choice) => choice.meaning === meaning)?.stage;
  const stage = usual === '' ? readable(at.activity) : usual;
  const take = meaning === 'follow-up' ? 'each' : 'first';
  return {
    activity: at.activity,
    ...(at.lifecycle && (!before || before.lifecycle) && { lifecycle: at.lifecycle }),
    becomes: meaning,
    ...(hasStage(meaning) && { stage: stage ?? readable(at.activity) }),
    take,
  };
}

/** Changes the stage name or what is taken. Renaming a stage keeps its place in the order. */
export function withRuleDetail(
  mapping: EventLogMapping,
  activities: readonly Activity[],
  at: Activity,
  detail: Pick<EventRule, 'stage' | 'take'>,
): EventLogMapping {
  const events = ownRules(mapping.events, activities, at);
  const before = ruleFor(events, at);
  if (!before) return mapping;
  const next = events.map((rule) => (rule === before ? { ...rule, ...detail } : rule));
  const oldName = before.stage;
  const isRename = detail.stage !== undefined && oldName !== undefined && !next.some((rule) => rule.stage === oldName);
  const isNew = isRename && !mapping.stages.includes(detail.stage!);
  const stages = isNew ? mapping.stages.map((name) => (name === oldName ? detail.stage! : name)) : mapping.stages;
  return withStagesInUse({ ...mapping, stages }, next);
}

/** A rule for every phase of an activity is written out per phase before one of them changes. */
function ownRules(rules: readonly EventRule[], activities: readonly Activity[], at: Activity): EventRule[] {
  const shared = ruleFor(rules, at);
  const phases = activities.filter((other) => other.activity === at.activity);
  if (!shared || shared.lifecycle || phases.length < 2) return [...rules];
  const written = phases.filter((phase) => ruleFor(rules, phase) === shared).map((phase) => ({ ...shared, lifecycle: phase.lifecycle }));
  return rules.flatMap((rule) => (rule === shared ? written : [rule]));
}

function withStagesInUse(mapping: EventLogMapping, events: EventRule[]): EventLogMapping {
  return { ...mapping, events, stages: stagesInUse(mapping.stages, events) };
}

/** The stages in the order given, without those that nothing becomes any more, new ones at the end. */
export function stagesInUse(order: readonly string[], rules: readonly { stage?: string | undefined }[]): string[] {
  const used = new Set(rules.flatMap((rule) => (rule.stage === undefined ? [] : [rule.stage])));
  return [...order.filter((name) => used.has(name)), ...[...used].filter((name) => !order.includes(name))];
}

/** Moves one stage by one step; at the ends nothing moves. */
export function movedStage(order: readonly string[], name: string, step: -1 | 1): string[] {
  const from = order.indexOf(name);
  const to = from + step;
  if (from < 0 || to < 0 || to >= order.length) return [...order];
  const next = [...order];
  [next[from], next[to]] = [next[to]!, next[from]!];
  return next;
}

/** `A_PARTLYSUBMITTED` reads as `Partlysubmitted`; names that are words already stay as they are. */
export function readable(activity: string): string {
  if (/[a-z]/.test(activity)) return activity.replace(/^[A-Z]_/, '');
  const words = activity
    .replace(/^[A-Z]_/, '')
    .replace(/_+/g, ' ')
    .trim()
    .toLowerCase();
  return words ? words[0]!.toUpperCase() + words.slice(1) : activity;
}
