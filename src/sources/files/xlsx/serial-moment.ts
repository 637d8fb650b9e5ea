const dayLength = 86_400_000;
/** The older calendar has a 29 February 1900, which there never was: days from 1 March on count from one earlier. */
const noSuchDay = 60;
/** Days from either beginning to 1 January 1970. */
const before1900 = 25_568;
const before1904 = 24_107;
/** 31 December 9999, the last day that Excel knows. */
const lastDay = 2_958_465;

/**
 * A day, a time or both as ISO text, from the days that a workbook counts. Less than a day is a time of day.
 * @returns null for what no calendar of Excel has.
 */
export function serialMoment(days: number, is1904: boolean): string | null {
  const milliseconds = Math.round(days * dayLength);
  const whole = Math.floor(milliseconds / dayLength);
  if (days < 0 || whole > lastDay) return null;
  const time = milliseconds === whole * dayLength ? '' : timeText(milliseconds - whole * dayLength);
  if (whole === 0 && time !== '') return time;
  const day = is1904 ? isoDay(whole - before1904) : dayOf1900(whole);
  return time === '' ? day : `${day}T${time}`;
}

function dayOf1900(whole: number): string {
  if (whole === noSuchDay) return '1900-02-29';
  return isoDay((whole > noSuchDay ? whole - 1 : whole) - before1900);
}

/** Days come again and again, and to write one takes as long as to read ten cells. */
const written = new Map<number, string>();
const mostWritten = 10_000;

function isoDay(sinceEpoch: number): string {
  const known = written.get(sinceEpoch);
  if (known !== undefined) return known;
  const text = new Date(sinceEpoch * dayLength).toISOString().slice(0, 10);
  if (written.size < mostWritten) written.set(sinceEpoch, text);
  return text;
}

const two = Array.from({ length: 60 }, (_, number) => String(number).padStart(2, '0'));

function timeText(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const text = `${two[Math.floor(seconds / 3600)]}:${two[Math.floor(seconds / 60) % 60]}:${two[seconds % 60]}`;
  const rest = milliseconds % 1000;
  return rest === 0 ? text : `${text}.${String(rest).padStart(3, '0')}`;
}
