import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { TogetherAnswer } from '#today/schema.ts';
import { count } from '#web/ui/formats.ts';
import { percent } from './today-words.ts';

type Share = TogetherAnswer['marketing']['followedUp'];

interface ShareLineProps {
  /** What is promised or counted, as a sentence without its number. */
  name: string;
  share: Share;
  before?: Share | undefined;
  side: 'marketing' | 'sales';
}

/** Fewer say nothing: no mark is drawn. */
const fewest = 5;

/** A share on a line from 0 to 1: its interval as a band, its value in the team's shape, the time before as a grey tick. */
export function ShareLine({ name, share, before, side }: ShareLineProps) {
  const isKnown = share.of >= fewest;
  const [part, yes, of] = [percent(share.yes, share.of), count(share.yes), count(share.of)];
  const running = count(share.stillRunning);
  const words = isKnown ? t`${part}, ${yes} of ${of}` : t`too few to say`;
  return (
    <div className="share-line">
      <div className="row between base">
        <span>{name}</span>
        <span className="nowrap">
          {isKnown ? (
            <b className="strong">{part}</b>
          ) : (
            <span className="quiet">
              <Trans>too few to say</Trans>
            </span>
          )}
        </span>
      </div>
      <svg width="100%" height="14" role="img" aria-label={`${name}: ${words}`}>
        <line x1="0" x2="100%" y1="7" y2="7" stroke="var(--rule-2)" />
        {isKnown && <Marks share={share} before={before} side={side} />}
      </svg>
      <div className="row between small quiet">
        <span>{before && before.of >= fewest ? beforeWords(before) : ''}</span>
        <span>{share.stillRunning > 0 ? t`${yes} of ${of}, ${running} still running` : t`${yes} of ${of}`}</span>
      </div>
    </div>
  );
}

function beforeWords({ yes, of }: Share): string {
  const part = percent(yes, of);
  return t`the eight weeks before ${part}`;
}

const at = (share: number) => `${(100 * share).toFixed(2)}%`;

function Marks({ share, before, side }: { share: Share; before: Share | undefined; side: 'marketing' | 'sales' }) {
  const value = share.yes / share.of;
  return (
    <>
      <rect x={at(share.low)} width={at(share.high - share.low)} y="3.5" height="7" rx="2" fill={`var(--${side}-1)`} />
      {before && before.of >= fewest && (
        <line
          x1={at(before.yes / before.of)}
          x2={at(before.yes / before.of)}
          y1="0"
          y2="14"
          stroke="var(--series-quiet)"
          strokeWidth="1.5"
        />
      )}
      <svg x={at(value)} overflow="visible">
        {side === 'marketing' ? (
          <circle cx="0" cy="7" r="4.5" fill="var(--marketing)" />
        ) : (
          <rect x="-4" y="3" width="8" height="8" rx="1.5" fill="var(--sales)" />
        )}
      </svg>
    </>
  );
}
