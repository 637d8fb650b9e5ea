export { createBulkSlice } from '#bulk/slice.ts';
