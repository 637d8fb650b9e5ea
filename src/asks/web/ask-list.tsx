import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { DoorLink } from '#web/ui/door.tsx';
import { PersonChip } from '#web/ui/person-chip.tsx';
import { State } from '#web/ui/state.tsx';
import type { AskOnWire } from './ask-calls.ts';
import { AboutDoor, severalWords } from './about-door.tsx';
import { dueWords, kindWords } from './ask-words.ts';
import { useToday } from './use-today.ts';

interface AskListProps {
  asks: readonly AskOnWire[];
  label: string;
  /** All are about one thing, whose name stands above them. */
  isAboutOne?: boolean;
}

/** Asks, one under the other: what was said, who asked, who owns it and by when. */
export function AskList({ asks, label, isAboutOne = false }: AskListProps) {
  return (
    <ul className="list asks" aria-label={label}>
      {asks.map((ask) => (
        <AskLine key={ask.id} ask={isAboutOne ? { ...ask, about: null } : ask} />
      ))}
    </ul>
  );
}

function AskLine({ ask }: { ask: AskOnWire }) {
  const today = useToday();
  const isEnded = ask.state === 'settled' || ask.state === 'withdrawn';
  return (
    <li className={isEnded ? 'ask ended' : 'ask'}>
      <div className="small quiet">
        <WhatAbout ask={ask} />
      </div>
      <p className="say">
        <DoorLink to="/asks/$id" params={{ id: ask.id }}>
          {ask.text}
        </DoorLink>
      </p>
      <div className="row wrap small ask-who">
        {ask.owner ? (
          <PersonChip name={ask.owner.name} team={ask.owner.team} note={ask.askedBy ? t`for ${ask.askedBy.name}` : t`for the operator`} />
        ) : (
          <PersonChip name={ask.askedBy?.name ?? t`The operator`} team={ask.askedBy?.team} note={t`asks`} />
        )}
        <DueState ask={ask} today={today} />
      </div>
    </li>
  );
}

/** What it is, and what it is about. */
function WhatAbout({ ask: { kind: of, about, aboutSeveral } }: { ask: AskOnWire }) {
  const kind = kindWords[of];
  if (about)
    return (
      <Trans>
        {kind} about <AboutDoor {...about} />
      </Trans>
    );
  if (!aboutSeveral) return kind;
  const several = severalWords(aboutSeveral);
  return (
    <Trans>
      {kind} about {several}
    </Trans>
  );
}

/** The day that counts, with its sign. */
export function DueState({ ask, today }: { ask: AskOnWire; today: string }) {
  const { sign, words } = dueWords(ask, today);
  return sign ? (
    <State is={sign}>
      <span className="ask-due">{words}</span>
    </State>
  ) : (
    <span className="quiet">{words}</span>
  );
}
