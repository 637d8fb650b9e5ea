import type { LocalParts } from './moment-patterns.ts';

const dash = 45;
const colon = 58;

/**
 * Reads by position instead of by regular expression: a log has a stamp in every row.
 * @returns what the cell says, or null when it is not written like ISO 8601; an hour of one digit and a zone called UTC or
 * GMT, as exports have them, are read too.
 */
export function isoParts(cell: string): LocalParts | null {
  if (cell.length < 10 || cell.charCodeAt(4) !== dash || cell.charCodeAt(7) !== dash) return null;
  const parts: LocalParts = {
    year: digits(cell, 0, 4),
    month: digits(cell, 5, 7),
    day: digits(cell, 8, 10),
    hour: 0,
    minute: 0,
    second: 0,
    millisecond: 0,
    offsetMinutes: null,
  };
  if (parts.year < 0 || parts.month < 0 || parts.day < 0) return null;
  if (cell.length === 10) return parts;
  const separator = cell[10];
  if (separator !== 'T' && separator !== ' ' && separator !== 't') return null;
  return isoTime(cell, cell.charCodeAt(12) === colon ? 12 : 13, parts) ? parts : null;
}

/** @param hourEnd where the colon behind the hour stands. */
function isoTime(cell: string, hourEnd: number, parts: LocalParts): boolean {
  if (cell.charCodeAt(hourEnd) !== colon) return false;
  parts.hour = digits(cell, 11, hourEnd);
  parts.minute = digits(cell, hourEnd + 1, hourEnd + 3);
  if (parts.hour < 0 || parts.minute < 0) return false;
  let at = hourEnd + 3;
  if (cell.charCodeAt(at) === colon) {
    parts.second = digits(cell, at + 1, at + 3);
    if (parts.second < 0) return false;
    at += 3;
    if (cell[at] === '.' || cell[at] === ',') at = isoFraction(cell, at + 1, parts);
    if (at < 0) return false;
  }
  return isoOffset(cell, at, parts);
}

/** Digits beyond the millisecond are dropped. @returns where the fraction ends, or -1. */
function isoFraction(cell: string, start: number, parts: LocalParts): number {
  let at = start;
  while (at < cell.length && isDigit(cell.charCodeAt(at))) at++;
  if (at === start || at - start > 9) return -1;
  parts.millisecond = Number(cell.slice(start, Math.min(at, start + 3)).padEnd(3, '0'));
  return at;
}

function isoOffset(cell: string, start: number, parts: LocalParts): boolean {
  const at = cell[start] === ' ' ? start + 1 : start;
  if (at === cell.length) return at === start;
  const sign = cell[at];
  if (sign === '+' || sign === '-') return isoHours(cell, at, parts);
  const name = cell.slice(at).toUpperCase();
  parts.offsetMinutes = 0;
  return name === 'Z' || name === 'UTC' || name === 'GMT';
}

function isoHours(cell: string, at: number, parts: LocalParts): boolean {
  const hours = digits(cell, at + 1, at + 3);
  const rest = cell.slice(at + 3).replace(':', '');
  const minutes = rest === '' ? 0 : rest.length === 2 ? digits(rest, 0, 2) : -1;
  if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) return false;
  parts.offsetMinutes = (cell[at] === '-' ? -1 : 1) * (hours * 60 + minutes);
  return true;
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** The whole number in a stretch of text, or -1 where it holds anything else. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at);
    if (!isDigit(code)) return -1;
    value = value * 10 + code - 48;
  }
  return value;
}
