import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mayChange, type RequestOrigin } from '#platform/http/same-origin.ts';

const own = ['https://entente.example'];
const posted: RequestOrigin = { method: 'POST', origin: undefined, secFetchSite: undefined, hasCookies: true, hasBearer: false };

test('a page of our own may change things, whichever header says so', () => {
  expect(mayChange({ ...posted, origin: 'https://entente.example' }, own)).toBe(true);
  expect(mayChange({ ...posted, secFetchSite: 'same-origin' }, own)).toBe(true);
});

test('another site may not, and neither may a request with cookies that does not say where it is from', () => {
  expect(mayChange({ ...posted, origin: 'https://evil.example' }, own)).toBe(false);
  expect(mayChange({ ...posted, origin: 'null' }, own)).toBe(false);
  expect(mayChange({ ...posted, origin: 'https://entente.example.evil.example' }, own)).toBe(false);
  expect(mayChange({ ...posted, secFetchSite: 'same-site' }, own)).toBe(false);
  expect(mayChange(posted, own)).toBe(false);
});

test('a foreign Origin is refused even without cookies: signing somebody in is a change too', () => {
  expect(mayChange({ ...posted, hasCookies: false, origin: 'https://evil.example' }, own)).toBe(false);
  expect(mayChange({ ...posted, hasCookies: false }, own)).toBe(true);
});

test('reading is free, and a bearer token cannot be sent by another page', () => {
  expect(mayChange({ ...posted, method: 'GET', origin: 'https://evil.example' }, own)).toBe(true);
  expect(mayChange({ ...posted, hasBearer: true, origin: 'https://evil.example' }, own)).toBe(true);
});

test('no origin but our own ever changes anything with cookies', () => {
  const methods = fc.constantFrom('POST', 'PUT', 'PATCH', 'DELETE');
  fc.assert(
    fc.property(methods, fc.webUrl(), (method, origin) => {
      fc.pre(!own.includes(origin));
      expect(mayChange({ ...posted, method, origin, secFetchSite: 'same-origin' }, own)).toBe(false);
    }),
  );
});
