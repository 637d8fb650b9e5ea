export { askForDemo } from '#demo/demo-company.ts';
export { timeZone as demoTimeZone } from '#demo/invent/calendar.ts';
export { inventCompany } from '#demo/invent/company.ts';
export { csvPieces } from '#demo/invent/csv.ts';
export { demoFiles } from '#demo/invent/files.ts';
export { truthsOf } from '#demo/invent/truths-of.ts';
export { demoSlice } from '#demo/slice.ts';
