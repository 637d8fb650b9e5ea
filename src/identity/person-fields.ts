import type { RecordPayload } from '#identity/golden-values.ts';
import { entriesOf, saidFields, type SaidField } from '#identity/said-fields.ts';

/** What one record version said, and who said it when. */
export interface Said {
  payload: RecordPayload | null;
  source: string;
  at: Date;
}

const names: Record<Exclude<keyof RecordPayload, 'attributes'>, string> = {
  name: 'Name',
  firstName: 'First name',
  lastName: 'Last name',
  email: 'Mail',
  phone: 'Phone',
  title: 'Title',
  company: 'Company',
  key: 'Key',
};

/** The fields of a person. @param said every record version, the oldest first. */
export function personFields(said: readonly Said[]): SaidField[] {
  return saidFields(said.map(({ payload, source, at }) => ({ entries: payload ? entriesOf({ ...payload }, names) : [], source, at })));
}
