/** What a person is called: the name, or first and last name, or the mail, or else the key that the source knows it by. */
export function displayName(person: { key?: string; name?: string; firstName?: string; lastName?: string; email?: string }): string {
  return person.name ?? ([person.firstName, person.lastName].filter(Boolean).join(' ') || (person.email ?? person.key ?? ''));
}
