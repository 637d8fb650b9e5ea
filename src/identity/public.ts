export { subjectsOf } from '#identity/link-store.ts';
export { createIdentitySlice, findLinkedByMembers, identityFacts, identityReceiver } from '#identity/slice.ts';
