/** What the columns of the two systems mean: mappings as in docs/guide/mapping.md, as a user would write them. */

const stages = [
  'Lead captured',
  'Qualified, says marketing',
  'Accepted by sales',
  'Qualified, says sales',
  'Opportunity',
  'Proposal sent',
  'Negotiation',
  'Won',
  'Lost',
  'Returned: wrong size',
  'Returned: no need now',
  'Returned: wrong person',
  'Returned: cannot be reached',
];
/** Steps before exits; each mapping names the whole line, so that the order of files makes no difference. */
const shared = { entente: 1, timeZone: 'Europe/Oslo', stages } as const;
const byMarketing = { space: 'marketing-person', columns: ['Person ID'] };
/** By the id of the marketing tool where the CRM has it, by its own where somebody typed the contact in. */
const contactKeys = [
  { space: 'marketing-person', columns: ['Marketing ID'] },
  { space: 'crm-contact', columns: ['Contact ID'] },
];
const account = (column: string) => ({ space: 'crm-account', columns: [column] });
const column = (name: string) => ({ column: name });

export const marketingPeople = {
  ...shared,
  source: 'Marketing tool: people',
  shape: 'table',
  person: {
    keys: [byMarketing],
    firstName: column('First name'),
    lastName: column('Last name'),
    email: column('Mail'),
    phone: column('Phone'),
    title: column('Job title'),
    company: column('Company'),
    account: account('CRM account'),
    attributes: {
      origin: column('Came by'),
      campaign: column('First campaign'),
      segment: column('Segment'),
      size: column('Company size'),
      country: column('Country'),
      'qualified in the tool': column('Qualified'),
    },
  },
  moments: [
    { column: 'Created', becomes: 'captured', stage: 'Lead captured' },
    { column: 'Qualified on', becomes: 'stage', stage: 'Qualified, says marketing' },
  ],
};

export const campaigns = {
  ...shared,
  source: 'Marketing tool: campaigns',
  shape: 'table',
  campaign: {
    keys: [{ space: 'marketing-campaign', columns: ['Campaign ID'] }],
    name: column('Name'),
    channel: column('Channel'),
    startsOn: column('Starts'),
    endsOn: column('Ends'),
    attributes: { 'budget a day': column('Budget a day') },
  },
};

export const spend = {
  ...shared,
  source: 'Marketing tool: spend',
  shape: 'table',
  spend: {
    day: column('Day'),
    amount: column('Cost'),
    currency: column('Currency'),
    channel: column('Channel'),
    campaign: column('Campaign'),
  },
};

export const marketingActivities = {
  ...shared,
  source: 'Marketing tool: activities',
  shape: 'event-log',
  log: {
    case: 'Person ID',
    activity: 'Activity',
    kind: 'Kind',
    direction: 'Direction',
    channel: 'Channel',
    campaign: 'Campaign',
    moment: 'When',
    actor: 'By',
  },
  person: { keys: [byMarketing] },
  events: [],
};

export const marketingHandoffs = {
  ...shared,
  source: 'Marketing tool: handoffs',
  shape: 'event-log',
  log: { case: 'Person ID', activity: 'What', moment: 'When', actor: 'By' },
  person: {
    keys: [byMarketing],
    attributes: { 'lead owner': column('To'), definition: column('Definition'), 'handed over': column('Handed over') },
  },
  events: [{ activity: 'Offered to sales', becomes: 'handoff-offered', take: 'each' }],
};

export const crmUsers = {
  ...shared,
  source: 'CRM: users',
  shape: 'table',
  member: { keys: [{ space: 'crm-user', columns: ['User ID'] }], name: column('Name'), email: column('Mail'), team: column('Team') },
};

export const crmAccounts = {
  ...shared,
  source: 'CRM: accounts',
  shape: 'table',
  account: {
    keys: [account('Account ID')],
    name: column('Name'),
    domain: column('Domain'),
    parent: account('Part of'),
    attributes: { segment: column('Segment'), employees: column('Employees'), country: column('Country') },
  },
};

export const crmContacts = {
  ...shared,
  source: 'CRM: contacts',
  shape: 'table',
  person: {
    keys: contactKeys,
    firstName: column('First name'),
    lastName: column('Last name'),
    email: column('Mail'),
    phone: column('Phone'),
    title: column('Job title'),
    company: column('Account'),
    account: account('Account ID'),
  },
  moments: [{ column: 'Added by hand', becomes: 'captured', stage: 'Lead captured' }],
};

export const crmLeadHistory = {
  ...shared,
  source: 'CRM: lead history',
  shape: 'field-history',
  object: 'person',
  key: { space: 'marketing-person', columns: ['Marketing ID'] },
  field: column('Field'),
  value: 'New value',
  moment: column('When'),
  actor: column('By'),
  events: [
    { field: 'Lead status', value: 'Accepted', becomes: 'stage', stage: 'Accepted by sales' },
    { field: 'Lead status', value: 'Qualified', becomes: 'stage', stage: 'Qualified, says sales' },
    ...stages
      .filter((stage) => stage.startsWith('Returned'))
      .map((stage) => ({ field: 'Lead status', value: stage, becomes: 'lost', stage })),
  ],
};

export const crmDeals = {
  ...shared,
  source: 'CRM: deals',
  shape: 'table',
  person: { keys: contactKeys },
  deal: {
    key: ['Deal ID'],
    space: 'crm-deal',
    name: column('Name'),
    amount: column('Amount'),
    currency: column('Currency'),
    owner: column('Owner'),
    lostReason: column('Lost reason'),
    account: account('Account ID'),
    follows: { columns: ['Follows'] },
    attributes: { kind: column('Kind'), stage: column('Stage') },
    moments: [
      { column: 'Opened', becomes: 'stage', stage: 'Opportunity' },
      { column: 'Closed', becomes: 'won', stage: 'Won', when: { column: 'Stage', is: ['Won'] } },
      { column: 'Closed', becomes: 'lost', stage: 'Lost', when: { column: 'Stage', is: ['Lost'] } },
    ],
  },
};

export const crmDealHistory = {
  ...shared,
  source: 'CRM: deal history',
  shape: 'field-history',
  object: 'deal',
  key: { space: 'crm-deal', columns: ['Deal ID'] },
  field: column('Field'),
  value: 'New value',
  moment: column('When'),
  actor: column('By'),
  events: [
    { field: 'stage', value: 'Proposal sent', becomes: 'proposal', stage: 'Proposal sent' },
    { field: 'stage', value: 'Negotiation', becomes: 'stage', stage: 'Negotiation' },
  ],
};

export const crmActivities = {
  ...shared,
  source: 'CRM: activities',
  shape: 'event-log',
  log: { case: 'Contact ID', activity: 'Activity', kind: 'Kind', direction: 'Direction', moment: 'When', actor: 'By' },
  person: { keys: contactKeys },
  events: ['Call', 'Mail sent', 'Meeting'].map((activity) => ({ activity, becomes: 'follow-up', take: 'each' })),
};
