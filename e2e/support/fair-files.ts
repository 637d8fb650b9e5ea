import type { DroppedFile } from './drop-files.ts';

/** People met at a fair: a source nobody touched ("Select"), a day that does not exist, and a deal older than its lead. */
export const fairContacts: DroppedFile = {
  name: 'fair_contacts.csv',
  text: [
    'Contact ID,First Name,Last Name,Email,Lead Source,Create Date',
    'C-1,Ingrid,Halvorsen,ingrid@fjordvann.example,Fair,2026-01-14',
    'C-2,Dilan,Aksoy,dilan@marmarasu.example,Select,2026-01-15',
    'C-3,Renate,Vogel,renate@anna.example,Fair,2026-02-11',
    'C-4,Piotr,Zając,piotr@mleczna.example,Select,2026-03-02',
    'C-5,Joaquín,Prats,j.prats@ebro.example,Referral,2026-03-09',
  ].join('\n'),
};

/** Their deals. One amount is written as no other is; one deal closed before its lead came in. */
export const fairDeals: DroppedFile = {
  name: 'fair_deals.csv',
  text: [
    'Deal ID,Contact ID,Deal Name,Amount,Open Date,Close Date,Stage',
    'D-1,C-1,Pumps for Bergen,1200.50,2026-01-20,2026-03-01,Closed Won',
    'D-2,C-2,Filters,about 900,2026-01-21,2026-03-02,Closed Won',
    'D-3,C-3,Valves,3000.00,2026-02-20,2026-01-02,Closed Lost',
    'D-4,C-4,Meters,410.00,2026-03-05,,Negotiation',
  ].join('\n'),
};

/** Enough rows for a pause to find the import on its way. */
export function manyContacts(rows: number): string {
  const lines = Array.from({ length: rows }, (_, at) => `P-${at},Person ${at},person.${at}@many.example,Group ${at % 7}`);
  return ['Contact ID,Full Name,Email,Group', ...lines].join('\n');
}
