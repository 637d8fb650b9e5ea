import { useEffect } from 'react';

/** A page of one thing that was looked at in this tab. */
export interface Visit {
  path: string;
  title: string;
}

const key = 'entente-visits';
const most = 8;

/** The things looked at last, the newest first. They end with the tab: names of people are not left behind in a browser. */
export function readVisits(): Visit[] {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? '[]') as Visit[];
  } catch {
    return [];
  }
}

export function forgetVisits(): void {
  try {
    sessionStorage.removeItem(key);
  } catch {
    // Nothing was kept.
  }
}

/** Remembers the page of one thing under its title. The page says its path itself: the address has moved on before it is gone. */
export function useVisit(path: string, title: string): void {
  useEffect(() => {
    try {
      const others = readVisits().filter((visit) => visit.path !== path);
      sessionStorage.setItem(key, JSON.stringify([{ path, title }, ...others].slice(0, most)));
    } catch {
      // A closed storage only means that nothing is remembered.
    }
  }, [path, title]);
}
