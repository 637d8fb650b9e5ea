import { displayName } from '#sources/public.ts';

/** What one record version says of a person: the payload of a record. */
export interface RecordPayload {
  key?: string;
  name?: string;
  firstName?: string;
  lastName?: string;
  email?: string;
  phone?: string;
  title?: string;
  company?: string;
  attributes?: Record<string, string>;
}

export interface GoldenValues {
  name: string;
  email: string;
  company: string;
  attributes: Record<string, string>;
}

/**
 * The values that hold for a person now: of each field the newest one that was said. An empty cell says nothing.
 * @param payloads all record versions of the person, the oldest first.
 */
export function goldenValues(payloads: readonly RecordPayload[]): GoldenValues {
  const merged: RecordPayload = {};
  const attributes: Record<string, string> = {};
  for (const { attributes: ofVersion, ...fields } of payloads) {
    Object.assign(merged, fields);
    Object.assign(attributes, ofVersion);
  }
  return { name: displayName(merged), email: merged.email ?? '', company: merged.company ?? '', attributes };
}
