export { createTodaySlice } from '#today/slice.ts';
