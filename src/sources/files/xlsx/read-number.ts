import { serialMoment } from './serial-moment.ts';

/** What the number format of a cell makes of its number. */
export type NumberKind = { is: 'number' } | { is: 'moment' } | { is: 'elapsed' } | { is: 'padded'; digits: number };

/**
 * The text of a number as it was typed: 1.1 is stored as 1.1000000000000001, and 15 digits are all that Excel keeps.
 * Numbers that are shown as days or times become ISO text.
 */
export function readNumber(stored: string, kind: NumberKind, is1904: boolean): string {
  if (kind.is === 'number' && stored.length <= 15 && /^-?\d+$/.test(stored)) return stored;
  const number = Number(stored);
  if (stored.trim() === '' || !Number.isFinite(number)) return stored.trim();
  if (kind.is === 'moment') return serialMoment(number, is1904) ?? plain(number);
  if (kind.is === 'elapsed') return elapsed(number);
  const text = plain(number);
  return kind.is === 'padded' && /^\d+$/.test(text) ? text.padStart(kind.digits, '0') : text;
}

function plain(number: number): string {
  const text = String(Number(number.toPrecision(15)));
  const match = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/.exec(text);
  if (!match) return text;
  const [, sign = '', first = '', rest = '', power = ''] = match;
  const digits = first + rest;
  const point = 1 + Number(power);
  return point > 0 ? sign + digits.padEnd(point, '0') : `${sign}0.${'0'.repeat(-point)}${digits}`;
}

/** 1.5 days are 36:00:00. */
function elapsed(days: number): string {
  const seconds = Math.round(Math.abs(days) * 86_400);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${days < 0 ? '-' : ''}${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
