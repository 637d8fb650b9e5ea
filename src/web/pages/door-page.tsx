import { type ReactNode, useEffect } from 'react';
import { LanguageChoice } from '#web/pages/language-choice.tsx';
import { Mark } from '#web/ui/mark.tsx';

/** Whether somebody came through a door since the app was loaded: what had the focus there is gone. */
export const door = { wasPassed: false };

interface DoorPageProps {
  title: string;
  lead?: ReactNode;
  /** Sign-in and joining are narrow, the set-up is not. */
  narrow?: boolean;
  children: ReactNode;
}

/** A page before the sign-in: the mark, a title, one thing to do. */
export function DoorPage({ title, lead, narrow = false, children }: DoorPageProps) {
  useEffect(() => void (door.wasPassed = true), []);
  return (
    <main className={narrow ? 'door-page small-door' : 'door-page'}>
      <title>{`${title} · Entente`}</title>
      <span className="mark">
        <Mark />
        Entente
      </span>
      <div className="head">
        <div>
          <h1>{title}</h1>
          {lead ? <p className="say soft mt2">{lead}</p> : null}
        </div>
      </div>
      {children}
      <LanguageChoice />
    </main>
  );
}
