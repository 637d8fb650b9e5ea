export { createIdentitySlice, identityFacts, identityReceiver } from '#identity/slice.ts';
