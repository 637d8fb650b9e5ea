import { expect, test } from 'vitest';
import { addressIn, groupsIn, placeByGroups } from '#workspace/sign-in/single-sign-on.ts';

const seller = { team: 'sales', role: 'member' } as const;
const head = { team: 'sales', role: 'head-of-sales' } as const;
const guest = { team: 'leadership', role: 'viewer' } as const;
const mappings = [
  { group: 'sales-leads', ...head },
  { group: 'sales', ...seller },
];

test('the first group that matches counts, whatever the order in which the provider lists them', () => {
  expect(placeByGroups({ mappings, defaultPlace: null }, ['sales', 'sales-leads'])).toEqual(head);
  expect(placeByGroups({ mappings, defaultPlace: null }, ['sales'])).toEqual(seller);
  expect(placeByGroups({ mappings, defaultPlace: null }, ['Sales'])).toBeNull();
  expect(placeByGroups({ mappings, defaultPlace: guest }, [])).toEqual(guest);
});

test('groups are a list or one text, and nothing else', () => {
  expect([['a', 'b'], 'a', undefined, 7, ['a', 7, null]].map(groupsIn)).toEqual([['a', 'b'], ['a'], [], [], ['a']]);
});

test('an address counts when the provider vouches for it, or says nothing and its domain is named', () => {
  const of = (claims: object, domains: string[] = []) => addressIn({ ...claims }, domains);
  expect(of({ email: 'Mei@Northlake.example', email_verified: true })).toEqual({ email: 'mei@northlake.example' });
  expect(of({ email: 'mei@northlake.example' }, ['northlake.example'])).toEqual({ email: 'mei@northlake.example' });
  expect(of({ email: 'mei@northlake.example' })).toEqual({ refused: 'address-not-verified' });
  expect(of({ email: 'mei@northlake.example', email_verified: false }, ['northlake.example'])).toEqual({ refused: 'address-not-verified' });
  expect(of({ email: 'mei@elsewhere.example', email_verified: true }, ['northlake.example'])).toEqual({ refused: 'other-domain' });
  expect(of({ email: 'x@northlake.example.evil.example', email_verified: true }, ['northlake.example'])).toEqual({
    refused: 'other-domain',
  });
  expect([of({}), of({ email: 7 })]).toEqual([{ refused: 'no-address' }, { refused: 'no-address' }]);
});
