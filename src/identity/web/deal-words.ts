import { t } from '@lingui/core/macro';
import type { DealSummary } from '#identity/schema.ts';
import type { StateKind } from '#web/ui/state.tsx';
import { moneyWords } from '#web/ui/money-words.ts';

/** What a deal is called: its name, or that it has none. */
export const dealName = ({ name }: { name: string }): string => name || 'A deal without a name';

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
  captured: 'Captured',
  stage: 'Under way',
  proposal: 'Proposal',
  won: 'Won',
  lost: 'Lost',
};

/** "Deals: 2 open, 12,000 EUR; 1 won, 8,000 EUR; 1 lost": counts with their money, each currency by itself. */
export function dealsSentence(deals: readonly DealSummary[]): string {
  const lost = deals.filter(isLost).length;
  const parts = [
    part(
      deals.filter((deal) => !isWon(deal) && !isLost(deal)),
      'open',
    ),
    part(deals.filter(isWon), 'won'),
    lost > 0 ? `${lost} lost` : '',
  ];
  const words = parts.filter(Boolean).join('; ');
  return words && `Deals: ${words}`;
}

function part(deals: readonly DealSummary[], word: string): string {
  if (deals.length === 0) return '';
  const sums = new Map<string, number>();
  for (const { currency, amountMinor } of deals) if (currency && amountMinor) sums.set(currency, (sums.get(currency) ?? 0) + amountMinor);
  return [`${deals.length} ${word}`, ...[...sums].map(([currency, amountMinor]) => moneyWords({ currency, amountMinor }))].join(', ');
}
