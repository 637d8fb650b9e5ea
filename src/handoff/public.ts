export { handoffSlice } from '#handoff/slice.ts';
