/**
 * Reads a time of day as people type it: "9", "930", "9.30", "9:30", "5pm", "24:00".
 * @returns "09:30" in 24 hours, up to "24:00"; null when it is no time.
 */
export function readTime(text: string): string | null {
  const found = /^(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm)?$/i.exec(text.trim());
  if (!found) return null;
  const hours = inDay(Number(found[1]), found[3]?.toLowerCase());
  const minutes = Number(found[2] ?? 0);
  if (hours === null || minutes > 59 || hours * 60 + minutes > 24 * 60) return null;
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function inDay(hours: number, half: string | undefined): number | null {
  if (!half) return hours;
  if (hours < 1 || hours > 12) return null;
  return (hours % 12) + (half === 'pm' ? 12 : 0);
}
