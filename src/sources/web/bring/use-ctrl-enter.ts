import { useEffect } from 'react';

/** Ctrl or Cmd with Enter does it from anywhere on the page, as its button says. */
export function useCtrlEnter(run: () => void) {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return;
      event.preventDefault();
      run();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  });
}
