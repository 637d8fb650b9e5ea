import { expect, test } from 'vitest';
import { ProblemError, asProblem, fieldError, problemFrom } from '#web/problem-error.ts';

const wrongZone = {
  code: 'not-a-time-zone',
  detail: 'Not an IANA time zone: Oslo.',
  where: 'company.timeZone',
  accepted: 'Europe/Oslo and the like',
};

test('a refusal is read with its words, its place and what is accepted', () => {
  expect(problemFrom(422, { ...wrongZone, type: 'about:blank', title: 'Not accepted', status: 422 })).toEqual({
    status: 422,
    code: 'not-a-time-zone',
    message: 'Not an IANA time zone: Oslo.',
    where: 'company.timeZone',
    accepted: 'Europe/Oslo and the like',
  });
});

test('an answer that is no problem still becomes a sentence', () => {
  expect(problemFrom(502, null)).toEqual({ status: 502, code: 'refused', message: 'The server answered 502.' });
});

test('a field finds its own sentence, also among the details', () => {
  const error = new ProblemError(
    problemFrom(422, {
      code: 'not-accepted',
      detail: 'Two things are wrong.',
      details: [wrongZone, { code: 'x', message: 'No name.', where: 'company.name' }],
    }),
  );
  expect(fieldError(error, 'company.timeZone')).toBe('Not an IANA time zone: Oslo. Accepted: Europe/Oslo and the like.');
  expect(fieldError(error, 'company.name')).toBe('No name.');
  expect(fieldError(error, 'company.currency')).toBeUndefined();
  expect(fieldError(null, 'company.name')).toBeUndefined();
});

test('a bug does not show its insides', () => {
  expect(asProblem(new TypeError('x is undefined')).message).toMatch(/our fault/);
  expect(asProblem(new TypeError('Failed to fetch')).code).toBe('unreachable');
});
