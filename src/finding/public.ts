export { createFindingSlice } from '#finding/slice.ts';
