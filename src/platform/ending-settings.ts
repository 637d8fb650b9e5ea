import { t } from '#kernel/language/say.ts';
import { refuse, type Outcome } from '#kernel/problem.ts';

/** How a process that is told to end takes its leave. */
export interface EndingSettings {
  /** How long requests are still taken after `/ready` has begun to say no, so that a proxy can look away. */
  drainSeconds: number;
  /** How long requests and work in hand may take to come to their end, before they are cut off. */
  withinSeconds: number;
}

/** Proxies look every few seconds. */
const usualDrainSeconds = 5;
const usualWithinSeconds = 60;

/** @param isBehindProxy where nobody is told to look away, nobody waits for it. */
export function readEnding(env: NodeJS.ProcessEnv, isBehindProxy: boolean): Outcome<{ ending: EndingSettings }> {
  const asked = [
    { name: 'ENTENTE_DRAIN_SECONDS', usual: isBehindProxy ? usualDrainSeconds : 0, least: 0, most: 300 },
    { name: 'ENTENTE_END_SECONDS', usual: usualWithinSeconds, least: 1, most: 3600 },
  ];
  const read = asked.map(({ name, usual }) => Number(env[name] || usual));
  const wrong = asked.find(({ least, most }, at) => !Number.isInteger(read[at]) || read[at]! < least || read[at]! > most);
  if (wrong)
    return refuse('invalid', 'not-a-time', t`Not a number of seconds of that kind: ${env[wrong.name]}.`, {
      where: wrong.name,
      accepted: t`${wrong.least} to ${wrong.most} seconds`,
    });
  return { ok: true, ending: { drainSeconds: read[0]!, withinSeconds: read[1]! } };
}
