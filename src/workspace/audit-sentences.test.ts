import { expect, test } from 'vitest';
import { composeSentence, sentenceOfName, workspaceSentences } from '#workspace/audit-sentences.ts';

const said = (name: string, subject: Record<string, string | number | null>) =>
  composeSentence('Ana Ruiz', workspaceSentences[name]!(subject));

test('events read as sentences, with the names behind their ids', () => {
  expect(said('company.set-up', { memberId: 1 })).toBe('Ana Ruiz set up the company.');
  expect(said('member.invited', { invitationId: 3, invitationEmail: 'mei@northlake.example' })).toBe(
    'Ana Ruiz invited mei@northlake.example.',
  );
  expect(said('company.changed', { fields: 'timeZone,workingHours,holidays' })).toBe(
    'Ana Ruiz changed the company: time zone, working hours and holidays.',
  );
  expect(said('api-key.revoked', { apiKeyId: 1, apiKeyName: 'Warehouse' })).toBe('Ana Ruiz revoked the API key “Warehouse”.');
});

test('a name that is gone leaves a sentence all the same', () => {
  expect(said('invitation.withdrawn', { invitationId: 3, invitationEmail: null })).toBe('Ana Ruiz withdrew the invitation of somebody.');
});

test('a text with a capital stands by itself; an event without words is named', () => {
  expect(composeSentence('Entente', 'The import of leads.csv ended.')).toBe('The import of leads.csv ended.');
  expect(composeSentence('Entente', sentenceOfName('lead.returned-late'))).toBe('Entente caused “lead returned late”.');
});
