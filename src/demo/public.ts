export { askForDemo } from '#demo/demo-company.ts';
export { demoSlice } from '#demo/slice.ts';
