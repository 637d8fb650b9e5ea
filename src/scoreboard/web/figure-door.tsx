import type { MouseEvent, ReactNode } from 'react';
import { DoorAnchor } from '#web/ui/door.tsx';
import { writeFigure } from './figure-address.ts';
import type { FigureAddress } from './figure-address.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';

interface FigureDoorProps {
  place: ScoreboardPlace;
  figure: Pick<FigureAddress, 'measure' | 'figure'> & Partial<FigureAddress>;
  /** What the figure is, for those who hear only the link. */
  says: string;
  children: ReactNode;
}

/** A figure that opens its rows and its formula. It is a link, so it can be opened in a new tab and sent on. */
export function FigureDoor({ place, figure, says, children }: FigureDoorProps) {
  const change = { figure: writeFigure({ cohort: null, value: null, ...figure }) };
  const open = (event: MouseEvent) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    place.go(change);
  };
  return (
    <DoorAnchor href={place.href(change)} onClick={open}>
      {children}
      <span className="sr">, {says}</span>
    </DoorAnchor>
  );
}
