import { t } from '@lingui/core/macro';
/** One stage of a deal, from when it was reached until the next one was. */
export interface StageSpan {
  label: string;
  kind: string;
  at: string;
  actor: string | null;
  source: string;
  /** How long it stood; null of the last one, which stands still or was the end. */
  seconds: number | null;
}

const names: Readonly<Record<string, string>> = {
  captured: t`Captured`,
  stage: t`Stage`,
  proposal: t`Proposal`,
  won: t`Won`,
  lost: t`Lost`,
};

/** The stages of a deal in their order. @param history newest first. */
export function stageSpans(
  history: readonly { kind: string; label: string | null; occurredAt: string; actor: string | null; source: string }[],
): StageSpan[] {
  const reached = history.filter(({ kind }) => kind in names).toReversed();
  return reached.map(({ kind, label, occurredAt, actor, source }, at) => {
    const next = reached[at + 1];
    const seconds = next ? (Date.parse(next.occurredAt) - Date.parse(occurredAt)) / 1000 : null;
    return { kind, label: label || (names[kind] ?? kind), at: occurredAt, actor, source, seconds };
  });
}
