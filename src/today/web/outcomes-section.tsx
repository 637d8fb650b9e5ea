import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { DoorLink } from '#web/ui/door.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { count } from '#web/ui/formats.ts';
import { Section } from '#web/ui/section.tsx';
import { useNow } from '#web/use-now.ts';
import { useSession } from '#web/use-session.ts';
import type { LeadsAnswer } from './today-calls.ts';
import { dayWords, percent } from './today-words.ts';

const outcomes = [
  { key: 'won', name: t`won` },
  { key: 'followedUp', name: t`in work` },
  { key: 'waiting', name: t`waiting` },
  { key: 'lost', name: t`lost` },
] as const;

/** What became of the leads that were offered: each counted once, by the furthest that happened to it. */
export function OutcomesSection({ name, outcomes: counts }: { name: string; outcomes: LeadsAnswer['outcomes'] }) {
  return (
    <Section name={name} side="marketing" hint={t`offered in the last 90 days`}>
      <div className="fig2">{count(counts.offered)}</div>
      {counts.offered > 0 && (
        <>
          <OutcomeBar counts={counts} />
          <dl className="outcomes">
            {outcomes.map(({ key, name: word }) => (
              <div key={key}>
                <dt>
                  <i className={`key ${key}`} aria-hidden="true" />
                  {word}
                </dt>
                <dd>
                  <span className="strong">{count(counts[key])}</span>{' '}
                  <span className="quiet small">{percent(counts[key], counts.offered)}</span>
                </dd>
              </div>
            ))}
          </dl>
        </>
      )}
      <p className="cap">
        <Trans>Who is in work or waiting may still be won. Offered leads that sales followed up count as in work until they end.</Trans>
      </p>
    </Section>
  );
}

function OutcomeBar({ counts }: { counts: LeadsAnswer['outcomes'] }) {
  const label = outcomes.map(({ key, name }) => `${counts[key]} ${name}`).join(', ');
  return (
    <div className="outcome-bar" role="img" aria-label={label}>
      {outcomes.map(({ key }) => counts[key] > 0 && <i key={key} className={key} style={{ flexGrow: counts[key] }} />)}
    </div>
  );
}

const newsWords = {
  won: t({ message: 'Won', context: 'before a name' }),
  lost: t({ message: 'Lost', context: 'before a name' }),
  'followed-up': t({ message: 'Followed up', context: 'before a name' }),
};

/** What happened with the leads in the last two weeks, newest first. */
export function NewsSection({ news }: { news: LeadsAnswer['news'] }) {
  const now = useNow();
  const { timeZone } = useSession().company;
  return (
    <Section name={t`What happened with them`} hint={t`the last 14 days`}>
      {news.length === 0 && (
        <Empty>
          <Trans>Nothing happened with these leads in the last two weeks.</Trans>
        </Empty>
      )}
      <ul className="list news">
        {news.map((each, index) => (
          <li key={index}>
            <time className="quiet" dateTime={each.at}>
              {dayWords(each.at, now, timeZone)}
            </time>
            <span className="grow">
              <span className="strong">{newsWords[each.what]}</span>{' '}
              <DoorLink to="/people/$id" params={{ id: each.person.id }}>
                {each.person.name || t`somebody without a name`}
              </DoorLink>
              {each.person.company && <span className="quiet">, {each.person.company}</span>}
              {each.by && (
                <span className="quiet">
                  <Trans> by {each.by}</Trans>
                </span>
              )}
            </span>
            {each.stage && each.stage.toLowerCase() !== each.what && <span className="small soft">{each.stage}</span>}
          </li>
        ))}
      </ul>
    </Section>
  );
}
