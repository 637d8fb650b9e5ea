import { t } from '@lingui/core/macro';
import { SurvivalChart } from '#web/charts/survival-chart.tsx';
import { edgeWords, percentWords, waitWords } from '#web/charts/wait-words.ts';
import type { WaitClock } from '#web/charts/wait-words.ts';
import { count } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import type { ResponseTimesAnswer } from '#scoreboard/schema.ts';
import { FigureDoor } from './figure-door.tsx';
import type { Waits } from './measure-answers.ts';
import { responseNames, withinEdges } from './response-figure.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';
import { WaitingBreakdown } from './waiting-breakdown.tsx';

const clocks = [
  { value: 'wall', label: t`Wall clock` },
  { value: 'business', label: t`Business hours` },
] as const;

interface WaitingSectionProps {
  answer: ResponseTimesAnswer;
  place: ScoreboardPlace;
  stale: boolean;
}

/** How long a handed-off lead waits for a first follow-up: the curve of those still waiting, and its figures. */
export function WaitingSection({ answer, place, stale }: WaitingSectionProps) {
  const { clock } = place.state;
  const waits: Waits = clock === 'business' ? answer.business : answer;
  return (
    <Section
      name={t`How long leads wait for a first follow-up`}
      className="s-top"
      hint={<Segmented label={t`Which clock`} value={clock} options={clocks} onPick={(picked) => place.go({ clock: picked })} />}
    >
      <div className={stale ? 'stale' : undefined} aria-busy={stale || undefined}>
        {waits.curve && waits.curve.length > 1 && (
          <SurvivalChart
            points={waits.curve}
            medianSeconds={waits.kaplanMeierMedianSeconds}
            clock={clock}
            caption={captionOf(answer, clock)}
          />
        )}
        <WaitFiguresList answer={answer} waits={waits} clock={clock} place={place} />
        {answer.by && place.state.by && (
          <WaitingBreakdown by={answer.by} order={answer.byOrder ?? []} attribute={place.state.by} clock={clock} place={place} />
        )}
      </div>
    </Section>
  );
}

function captionOf(answer: ResponseTimesAnswer, clock: WaitClock): string {
  const [waiting, all] = [count(answer.pending), count(answer.handoffs)];
  const pending =
    answer.pending === 0
      ? t`All ${all} have been followed up; nobody still waits.`
      : t`${waiting} of ${all} still wait and are counted as waiting.`;
  const hours = clock === 'business' ? ` ${hoursWords(answer.business)}` : '';
  return `${pending}${hours} ${t`The band is the 95 % interval.`}`;
}

/** Many are followed up before working hours begin: their wait is nothing by this clock, and the curve starts without them. */
function hoursWords({ curve }: Waits): string {
  const [first] = curve;
  if (first?.seconds !== 0 || first.waiting >= 1) return t`Only the company’s working hours count.`;
  const share = percentWords(1 - first.waiting);
  return t`Only the company’s working hours count; ${share} were followed up before any had passed.`;
}

interface FiguresProps {
  answer: ResponseTimesAnswer;
  waits: Waits;
  clock: WaitClock;
  place: ScoreboardPlace;
}

function WaitFiguresList({ answer, waits, clock, place }: FiguresProps) {
  const wait = (seconds: number | null) => (seconds === null ? t`not reached` : waitWords(seconds, clock));
  const rows: [key: string, name: string, value: string, note: string][] = [
    ['handoffs', responseNames['handoffs']!, count(answer.handoffs), ''],
    ['followedUp', responseNames['followedUp']!, count(answer.followedUp), ''],
    ['pending', responseNames['pending']!, count(answer.pending), answer.pending > 0 ? t`still running` : ''],
    ['medianSeconds', responseNames['medianSeconds']!, wait(waits.medianSeconds), ''],
    ['kaplanMeierMedianSeconds', responseNames['kaplanMeierMedianSeconds']!, wait(waits.kaplanMeierMedianSeconds), ''],
    ['p90Seconds', responseNames['p90Seconds']!, wait(waits.p90Seconds), ''],
    ...withinRows(answer, waits),
  ];
  return (
    <dl className="figures">
      {rows.map(([key, name, value, note]) => (
        <div key={key}>
          <dt>{name}</dt>
          <dd>
            {note && <span className="iv">{note} </span>}
            <FigureDoor place={place} figure={{ measure: 'response-times', figure: key }} says={name}>
              {value}
            </FigureDoor>
          </dd>
        </div>
      ))}
    </dl>
  );
}

function withinRows(answer: ResponseTimesAnswer, waits: Waits): [string, string, string, string][] {
  return withinEdges.map((edge) => {
    const share = answer.handoffs > 0 ? percentWords(waits.within[edge] / answer.handoffs) : t`of none`;
    const words = edgeWords(edge);
    return [`within-${edge}`, t`Within ${words}`, count(waits.within[edge]), share];
  });
}
