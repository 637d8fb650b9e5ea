import { t } from '#kernel/language/say.ts';
import type { EventSubject, Slice } from '#platform/slice.ts';
import { dayWords } from '#asks/history.ts';
import { forgetPerson, reportAsks, worksOn } from '#asks/personal-asks.ts';
import { registerAsksRoutes } from '#asks/routes.ts';
import { findThing, searchAsks } from '#asks/search-asks.ts';

const sides: Record<string, string> = { marketing: 'marketing', sales: 'sales', both: 'both sides' };
const kinds: Record<string, string> = {
  request: 'a request',
  question: 'a question',
  topic: 'a topic',
  problem: 'a problem to solve together',
};

const several: Record<string, string> = { person: 'people', account: 'accounts', deal: 'deals' };
const aboutWords = ({ aboutKind, aboutCount }: EventSubject) =>
  aboutCount ? ` about ${Number(aboutCount).toLocaleString('en-GB')} ${several[String(aboutKind)] ?? 'things'}` : '';

export const asksSlice: Slice = {
  name: 'asks',
  routes: registerAsksRoutes,
  workedOn: worksOn,
  erase: forgetPerson,
  report: reportAsks,
  search: searchAsks,
  things: [{ kind: 'ask', path: '/asks/', action: 'asks.read', find: findThing }],
  quietEvents: ['ask.made', 'ask.taken', 'ask.promised', 'ask.answered', 'ask.settled', 'ask.withdrawn', 'ask.words-erased'],
  sentences: {
    'ask.made': ({ kind, side, ...about }) =>
      t`brought ${kinds[String(kind)] ?? 'an ask'}${aboutWords(about)} to ${sides[String(side)] ?? 'the other side'}`,
    'ask.taken': ({ memberName }) => t`made ${memberName ?? 'a former member'} the owner of an ask`,
    'ask.promised': ({ promisedOn }) => t`promised an answer by ${dayWords(String(promisedOn))}`,
    'ask.answered': () => t`answered an ask`,
    'ask.settled': () => t`said that an ask is answered`,
    'ask.withdrawn': () => t`withdrew an ask`,
    'ask.words-erased': () => t`erased words of an ask`,
  },
};
