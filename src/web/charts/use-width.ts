import { useLayoutEffect, useRef, useState } from 'react';
import type { RefObject } from 'react';

/**
 * The width in whole pixels at which an element is shown, following it as it changes.
 * Charts are drawn at this width rather than scaled, so that their words stay 12 pixels tall.
 * @returns 0 until the element has been measured.
 */
export function useWidth<E extends HTMLElement>(): [RefObject<E | null>, number] {
  const element = useRef<E>(null);
  const [width, setWidth] = useState(0);
  useLayoutEffect(() => {
    const shown = element.current;
    if (!shown) return;
    setWidth(Math.floor(shown.getBoundingClientRect().width));
    const observer = new ResizeObserver(([entry]) => setWidth(Math.floor(entry!.contentRect.width)));
    observer.observe(shown);
    return () => observer.disconnect();
  }, []);
  return [element, width];
}
