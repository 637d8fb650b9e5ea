export { subjectsOf } from '#identity/link-store.ts';
export { identityThings } from '#identity/things.ts';
export { thingsOfPeople } from '#identity/lists/things-of-people.ts';
export { createIdentitySlice, findLinkedByMembers, identityFacts, identityReceiver } from '#identity/slice.ts';
