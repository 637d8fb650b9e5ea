/** Ids of Zoho CRM are unique over all its modules: one space for them all. */
export const space = 'zoho';

export const pages = {
  labels: 'https://www.zoho.com/developer/help/api/modules-fields.html',
  bulkRead: 'https://zoho.com/crm/developer/docs/api/v8/bulk-read/create-job.html',
} as const;

const stages = [
  'Qualification',
  'Needs Analysis',
  'Value Proposition',
  'Identify Decision Makers',
  'Id. Decision Makers',
  'Proposal/Price Quote',
  'Negotiation/Review',
];

/** The stages that Zoho CRM comes with. */
export const sales = {
  known: Object.fromEntries(stages.map((stage) => [stage, stage])),
  won: ['Closed Won'],
  lost: ['Closed Lost', 'Closed-Lost to Competition', 'Closed Lost to Competition'],
};
