// What two systems of Northlake tell of the accounts around Fjordvann: people, deals that renew one another, a history of stages.

const contact = { space: 'contact', columns: ['id'] };
const accountKey = { space: 'account', columns: ['account'] };
const table = { entente: 1, shape: 'table', source: 'Salesforce' };
const onDay = (column: string, becomes: string, stage: string) => ({ column, format: 'YYYY-MM-DD', becomes, stage });

const accounts = {
  ...table,
  account: {
    keys: [accountKey],
    name: { column: 'name' },
    domain: { column: 'domain' },
    parent: { space: 'account', columns: ['parent'] },
    attributes: { Industry: { column: 'industry' } },
  },
};
const contacts = {
  ...table,
  stages: ['Lead captured'],
  person: { keys: [contact], name: { column: 'name' }, email: { column: 'mail' }, title: { column: 'title' }, account: accountKey },
  moments: [onDay('met', 'captured', 'Lead captured')],
};
const deals = {
  ...table,
  stages: ['Opened', 'Offer sent', 'Closed won', 'Closed lost'],
  deal: {
    key: ['deal'],
    space: 'deal',
    name: { column: 'title' },
    amount: { column: 'amount' },
    currency: { value: 'EUR' },
    owner: { column: 'owner' },
    lostReason: { column: 'reason' },
    account: accountKey,
    product: { space: 'product', columns: ['product'] },
    people: [{ space: 'contact', columns: ['buyer'], role: 'Decides' }],
    follows: { columns: ['renews'] },
    moments: [onDay('opened', 'stage', 'Opened'), onDay('won', 'won', 'Closed won'), onDay('lost', 'lost', 'Closed lost')],
  },
};
const products = { ...table, product: { keys: [{ space: 'product', columns: ['product'] }], name: { column: 'name' } } };
const dealHistory = {
  entente: 1,
  shape: 'field-history',
  source: 'Salesforce',
  object: 'deal',
  stages: ['Offer sent'],
  key: { space: 'deal', columns: ['deal'] },
  field: { column: 'field' },
  value: 'value',
  moment: { column: 'at', format: 'ISO' },
  actor: { column: 'who' },
  events: [{ field: 'Stage', value: 'Offer sent', becomes: 'stage', stage: 'Offer sent' }],
};
const touches = {
  entente: 1,
  shape: 'table',
  source: 'HubSpot',
  person: { keys: [contact] },
  touch: { kind: { column: 'kind' }, label: { column: 'what' }, moment: { column: 'at', format: 'ISO' } },
};

/** In the order in which they are brought. */
export const fjordvannFiles: readonly { name: string; mapping: object; content: string }[] = [
  {
    name: 'accounts.csv',
    mapping: accounts,
    content: `account,name,domain,parent,industry
A1,Fjordvann Utilities,fjordvann.example,A9,Water
A2,Ørsta Kraft,orsta.example,A9,Power
A9,Nordic Grid Group,nordicgrid.example,,Holding
`,
  },
  {
    name: 'contacts.csv',
    mapping: contacts,
    content: `id,name,mail,title,account,met
C1,Ingrid Halvorsen,ingrid@fjordvann.example,Laboratory manager,A1,2026-02-03
C2,Nils Aamodt,nils@fjordvann.example,Plant manager,A1,2026-03-05
C3,Mary van der Berg,mary@orsta.example,Buyer,A2,2026-04-07
`,
  },
  { name: 'products.csv', mapping: products, content: 'product,name\nNT-40,Turbidity meter NT-40\n' },
  {
    name: 'deals.csv',
    mapping: deals,
    content: `deal,title,amount,owner,reason,account,product,buyer,renews,opened,won,lost
D1,Meters for the north plant,42000.50,Mei Tanaka,,A1,NT-40,C1,,2026-03-01,2026-06-01,
D2,Meters renewal,45000,Mei Tanaka,,A1,NT-40,C1,D1,2026-10-01,,
D3,Sensors for Ørsta,9000,Tom Lindqvist,Price,A2,,C3,,2026-05-01,,2026-07-15
`,
  },
  {
    name: 'deal-history.csv',
    mapping: dealHistory,
    content: `deal,field,value,at,who
D1,Stage,Offer sent,2026-04-10T09:30:00Z,Mei Tanaka
D1,Amount,42000.50,2026-04-12T10:00:00Z,Mei Tanaka
`,
  },
  {
    name: 'touches.csv',
    mapping: touches,
    content: `id,kind,what,at
C1,webinar,Turbidity in winter,2026-11-12T13:00:00Z
C2,visit,Opened the price page,2026-11-15T08:12:00Z
`,
  },
];
