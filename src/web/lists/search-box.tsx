import { useEffect, useState } from 'react';
import { TextInput } from '#web/ui/text-input.tsx';

const typingPauseMilliseconds = 250;

interface SearchBoxProps {
  asked: string;
  label: string;
  placeholder: string;
  onSearch: (search: string | undefined) => void;
}

/** What is typed waits for a pause before it is asked, and stands in the address. */
export function SearchBox({ asked, label, placeholder, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(asked);
  const [seen, setSeen] = useState(asked);
  const [sent, setSent] = useState(asked);
  if (seen !== asked) {
    setSeen(asked);
    // Only what others put into the address replaces what is typed: going back, clearing the search.
    if (asked !== sent) setTyped(asked);
  }
  useEffect(() => {
    const search = typed.trim();
    if (search === asked) return undefined;
    const pause = setTimeout(() => {
      setSent(search);
      onSearch(search || undefined);
    }, typingPauseMilliseconds);
    return () => clearTimeout(pause);
  }, [typed, asked, onSearch]);
  return (
    <span className="list-search" role="search">
      <TextInput small type="search" aria-label={label} placeholder={placeholder} value={typed} onText={setTyped} />
    </span>
  );
}
