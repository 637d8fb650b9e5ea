export { subjectsOf } from '#identity/link-store.ts';
export { createIdentitySlice, identityFacts, identityReceiver } from '#identity/slice.ts';
