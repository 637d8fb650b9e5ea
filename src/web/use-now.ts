import { useSyncExternalStore } from 'react';

const minute = 60_000;

function everyMinute(onTick: () => void): () => void {
  const timer = setInterval(onTick, minute / 4);
  return () => clearInterval(timer);
}

/** The present minute, in milliseconds; the page is drawn anew when it changes, and nothing in between. */
export function useNow(): number {
  return useSyncExternalStore(everyMinute, () => Math.floor(Date.now() / minute) * minute);
}
