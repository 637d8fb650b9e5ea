interface AvatarProps {
  name: string;
  /** marketing is round and amber, sales square and blue, everyone else a plain ring. */
  team?: string | null | undefined;
  size?: 'xs' | 'lg' | undefined;
  presence?: 'live' | 'away' | 'former' | undefined;
}

const teamClasses: Record<string, string> = { marketing: 'mk', sales: 'sl' };

/** Two letters for a person: "Ana Ruiz" is AR, one name gives its first two letters. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/);
  const letters = words.length > 1 ? [words[0], words.at(-1)].map((word) => [...(word ?? '')][0] ?? '') : [...(words[0] ?? '')].slice(0, 2);
  return letters.join('').toLocaleUpperCase();
}

/** Initials in the shape of the team; the name itself stands beside it or in its title. */
export function Avatar({ name, team, size, presence }: AvatarProps) {
  const classes = ['av', teamClasses[team ?? ''], size, presence].filter(Boolean).join(' ');
  return (
    <span className={classes} title={name} aria-hidden="true">
      {initialsOf(name)}
    </span>
  );
}
