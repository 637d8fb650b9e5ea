export { handoffsOf, winsWithoutHandoffOf, type Handoffs } from '#handoff/handoff-windows.ts';
export { handoffSlice } from '#handoff/slice.ts';
