export { runningSlice } from '#running/slice.ts';
