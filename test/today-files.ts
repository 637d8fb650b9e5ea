/**
 * Northlake's contacts, leads and deals around one day: its leads come as an event log, its deals as a table of the CRM, which calls Mei Tanaka by
 * her mail address and Tom Lindqvist by a number that nobody has named.
 * @param today the day of the story; everything happens as long before it as it does before 17 November 2026.
 */
export function todayFiles(today: string): { name: string; content: string; mapping: object }[] {
  return [
    { name: 'contacts.csv', content: contacts, mapping: contactMapping },
    { name: 'log.csv', content: moved(log, today), mapping: logMapping },
    { name: 'deals.csv', content: moved(deals, today), mapping: dealMapping },
  ];
}

function moved(content: string, today: string): string {
  const by = Date.parse(today) - Date.parse('2026-11-17');
  return content.replaceAll(/2026-\d\d-\d\d/g, (day) => new Date(Date.parse(day) + by).toISOString().slice(0, 10));
}

const contacts = `who,name,firm
1,Ingrid Halvorsen,Fjordvann
2,Renate Vogel,Brauhaus
3,Dilan Aksoy,Marmara Su
4,Marit Solheim,Oslofjord Vann
5,Piotr Zajac,Mleczna Dolina
`;
const contactMapping = {
  entente: 1,
  source: 'Contacts',
  shape: 'table',
  stages: [],
  person: { keys: [{ space: 'lead', columns: ['who'] }], name: { column: 'name' }, company: { column: 'firm' } },
};
const log = `who,owner,what,at,by
1,mei@northlake.example,webinar,2026-11-12T14:00:00Z,
1,mei@northlake.example,offered,2026-11-17T08:42:00Z,Sofia Marek
2,MEI@northlake.example,offered,2026-11-02T09:00:00Z,Ana Ruiz
3,rep-17,offered,2026-11-16T09:00:00Z,Sofia Marek
4,rep-17,offered,2026-10-05T08:00:00Z,Sofia Marek
4,rep-17,called,2026-10-05T09:00:00Z,Mei Tanaka
5,rep-17,offered,2026-10-06T08:00:00Z,Sofia Marek
5,rep-17,called,2026-10-07T09:00:00Z,rep-17
5,rep-17,declined,2026-11-10T09:00:00Z,rep-17
`;
const logMapping = {
  entente: 1,
  source: 'Lead log',
  shape: 'event-log',
  timeZone: 'UTC',
  log: { case: 'who', activity: 'what', moment: 'at', actor: 'by' },
  person: {
    keys: [{ space: 'lead', columns: ['who'] }],
    attributes: { owner: { column: 'owner' } },
  },
  stages: ['Declined'],
  events: [
    { activity: 'offered', becomes: 'handoff-offered', take: 'each' },
    { activity: 'called', becomes: 'follow-up', take: 'each' },
    { activity: 'declined', becomes: 'lost', stage: 'Declined' },
  ],
};
const deals = `id,who,title,amount,currency,owner,opened,proposed,ended,outcome
d1,4,Oslofjord meters,41200.00,EUR,mei@northlake.example,2026-10-06,2026-10-20,2026-11-16,won
d2,,Walk-in,1000.50,EUR,Mei Tanaka,2026-10-01,,2026-10-09,won
d3,5,Dairy line,5000.00,EUR,rep-17,2026-10-08,2026-10-12,2026-11-12,won
d4,,Nordic,300,SEK,mei@northlake.example,2026-07-01,,2026-08-01,won
d5,1,Fjordvann meters,22800.00,EUR,mei@northlake.example,2026-11-13,2026-11-14,,
d6,,Silent,,EUR,mei@northlake.example,2026-11-10,,,
d7,,Lost one,900,EUR,mei@northlake.example,2026-10-01,2026-10-02,2026-11-16,lost
`;
const dealMapping = {
  entente: 1,
  source: 'CRM deals',
  shape: 'table',
  timeZone: 'Europe/Amsterdam',
  person: { keys: [{ space: 'lead', columns: ['who'] }] },
  stages: ['Opened', 'Proposal sent', 'Won', 'Lost'],
  deal: {
    key: ['id'],
    name: { column: 'title' },
    amount: { column: 'amount' },
    currency: { column: 'currency' },
    owner: { column: 'owner' },
    moments: [
      { column: 'opened', becomes: 'stage', stage: 'Opened' },
      { column: 'proposed', becomes: 'proposal', stage: 'Proposal sent' },
      { column: 'ended', becomes: 'won', stage: 'Won', when: { column: 'outcome', is: ['won'] } },
      { column: 'ended', becomes: 'lost', stage: 'Lost', when: { column: 'outcome', is: ['lost'] } },
    ],
  },
};
