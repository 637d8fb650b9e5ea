export { subjectsOf } from '#identity/link-store.ts';
export { identityThings } from '#identity/things.ts';
export { thingsOfPeople } from '#identity/lists/things-of-people.ts';
export { withholdFields } from '#identity/lists/withhold-fields.ts';
export { onlySeen, readIsSeen, readSeen } from '#identity/own-rows.ts';
export { createIdentitySlice, findLinkedByMembers, identityFacts, identityReceiver } from '#identity/slice.ts';
