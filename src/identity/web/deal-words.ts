import { t } from '@lingui/core/macro';
import type { DealSummary } from '#identity/schema.ts';
import type { StateKind } from '#web/ui/state.tsx';
import { moneyWords } from '#web/ui/money-words.ts';

/** What a deal is called: its name, or that it has none. */
export const dealName = ({ name }: { name: string }): string => name || t`A deal without a name`;

type Standing = Pick<DealSummary, 'standing'>;
const isWon = ({ standing }: Standing): boolean => standing?.kind === 'won';
const isLost = ({ standing }: Standing): boolean => standing?.kind === 'lost';

/** Where a deal stands, as a sign and a word; a lost deal is unknown to no one, and no promise was broken by it. */
export function dealState({ standing }: Standing): { state: StateKind; words: string } {
  if (!standing) return { state: 'unknown', words: t`nothing told yet` };
  const words = standing.label || standingWords[standing.kind] || standing.kind;
  return { state: standing.kind === 'won' ? 'good' : standing.kind === 'lost' ? 'broken' : 'unknown', words };
}

const standingWords: Record<string, string> = {
  captured: t`Captured`,
  stage: t`Under way`,
  proposal: t`Proposal`,
  won: t`Won`,
  lost: t`Lost`,
};

/** "Deals: 2 open, 12,000 EUR; 1 won, 8,000 EUR; 1 lost": counts with their money, each currency by itself. */
export function dealsSentence(deals: readonly DealSummary[]): string {
  const [open, won, lost] = [deals.filter((deal) => !isWon(deal) && !isLost(deal)), deals.filter(isWon), deals.filter(isLost).length];
  const [openCount, wonCount] = [open.length, won.length];
  const parts = [
    openCount > 0 && withSums(t`${openCount} open`, open),
    wonCount > 0 && withSums(t`${wonCount} won`, won),
    lost > 0 && t`${lost} lost`,
  ];
  const words = parts.filter(Boolean).join('; ');
  return words && t`Deals: ${words}`;
}

function withSums(counted: string, deals: readonly DealSummary[]): string {
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of deals) if (currency && amountMinor) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [counted, ...[...sums].map(([currency, amountMinor]) => moneyWords({ currency, amountMinor }))].join(', ');
}
