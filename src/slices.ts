import type { Slice } from '#platform/slice.ts';
import { workspaceSlice } from '#workspace/public.ts';

/** The table of contents: every slice of the product, in the order in which they may know each other. */
export function createSlices(): Slice[] {
  return [workspaceSlice];
}
