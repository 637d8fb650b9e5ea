export { asksSlice } from '#asks/slice.ts';
