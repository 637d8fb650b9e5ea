import { Avatar } from '#web/ui/avatar.tsx';

interface PersonChipProps {
  name: string;
  team?: string | null | undefined;
  /** Said after the name: "back Monday". */
  note?: string | undefined;
  presence?: 'live' | 'away' | 'former' | undefined;
}

/** A person who works here, as owner of a next step: initials, name, and what one should know. */
export function PersonChip({ name, team, note, presence }: PersonChipProps) {
  return (
    <span className="who">
      <Avatar name={name} team={team} presence={presence} />
      <span>{name}</span>
      {note ? <span className="quiet">{note}</span> : null}
    </span>
  );
}
