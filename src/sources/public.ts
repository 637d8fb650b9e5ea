export { createSourcesSlice } from '#sources/slice.ts';
export { findPersonalTexts } from '#sources/erase/find-personal.ts';
export { displayName } from '#sources/display-name.ts';
export { searchable } from '#sources/searchable.ts';
export { takeClause, takes } from '#sources/import/take-clause.ts';
export { findImports } from '#sources/find-imports.ts';
export { requestImport } from '#sources/request-import.ts';
export { findWaitingUploads } from '#sources/uploads/find-waiting-uploads.ts';
export { receiveUpload } from '#sources/uploads/receive-upload.ts';
