import { expect, test } from 'vitest';
import { roles } from '#platform/context.ts';
import { actions, permits, requirePermission } from '#workspace/permissions.ts';

test('the two heads have the same rights', () => {
  for (const action of actions) {
    expect(permits({ kind: 'member', role: 'head-of-marketing' }, action)).toBe(permits({ kind: 'member', role: 'head-of-sales' }, action));
  }
});

test('a viewer changes nothing but what they are told of themselves', () => {
  const changing = actions.filter((action) => !action.endsWith('.read'));
  expect(changing.filter((action) => permits({ kind: 'member', role: 'viewer' }, action))).toEqual(['notices.write']);
});

test('a key never has a right that its member has not, and cannot bring in people or keys', () => {
  for (const role of roles) {
    for (const action of actions) {
      if (permits({ kind: 'api-key', role }, action)) expect(permits({ kind: 'member', role }, action)).toBe(true);
    }
    expect(permits({ kind: 'api-key', role }, 'members.invite')).toBe(false);
    expect(permits({ kind: 'api-key', role }, 'api-keys.write')).toBe(false);
  }
});

test('a refusal names what was asked and who may', () => {
  const caller = { kind: 'member', workspaceId: 1, memberId: 1, name: 'Mei Tanaka', team: 'sales', role: 'member' } as const;
  expect(requirePermission({ caller }, 'members.invite')).toMatchObject({
    kind: 'forbidden',
    message: 'Your role may not invite people.',
    accepted: expect.stringContaining('head of sales'),
  });
  expect(requirePermission({ caller }, 'members.read')).toBeNull();
});
