import { expect, test } from 'vitest';
import { roleIn, rolesOf, teamOptions } from '#workspace/web/role-words.ts';

test('a head is head of the own team only', () => {
  expect(rolesOf('marketing')).toEqual(['head-of-marketing', 'operator', 'member', 'viewer']);
  expect(rolesOf('sales')).toEqual(['head-of-sales', 'operator', 'member', 'viewer']);
  expect(rolesOf('operations')).toEqual(['operator', 'member', 'viewer']);
  expect(rolesOf('people')).toContain('people-partner');
});

test('changing the team keeps the role that can be held there', () => {
  expect(roleIn('sales', 'operator')).toBe('operator');
  expect(roleIn('sales', 'head-of-marketing')).toBe('member');
});

test('every team can be chosen', () => {
  expect(teamOptions).toHaveLength(6);
});
