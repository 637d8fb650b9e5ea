import { columns, type Preset, type PresetMapping } from '../preset.ts';
import { walkColumns } from '../walk-columns.ts';
import { pages, sales, space } from './zoho-words.ts';

// Zoho CRM exports a module from its screen by labels (Lead Source) and in bulk by API names (Lead_Source): the same words
// with other signs between them. Each module is written down once, by its labels.

interface Module {
  name: string;
  needs: string;
  usual: string;
  isDeals?: true;
  passesOver?: string;
  note?: string;
  mapping: PresetMapping;
}

const id = 'Record Id|Id|ID';
const shared = 'Created Time, Modified Time, Created By, Modified By, Tag, Last Activity Time';
const modified = { column: 'Modified Time' };
const byId = { space, columns: [id] };
const account = { space, columns: ['Account Name.id|Account Id|Account_Name.id'] };

const modules: readonly Module[] = [
  {
    name: 'leads',
    needs: 'Last Name|Lead Name|Full Name, Company|Lead Owner, Lead Source|Lead Status',
    usual: `First Name, Last Name, Email, Phone, Mobile, Title|Designation, Company, Lead Owner, Lead Source, Lead Status, Website, Industry, Rating,
      No. of Employees|No of Employees, Annual Revenue, Street, City, State, Zip Code, Country, Email Opt Out, Converted Date Time, ${shared}`,
    mapping: {
      shape: 'table',
      person: {
        keys: [byId],
        name: { column: 'Lead Name|Full Name' },
        firstName: { column: 'First Name' },
        lastName: { column: 'Last Name' },
        email: { column: 'Email' },
        phone: { column: 'Phone|Mobile' },
        title: { column: 'Title|Designation' },
        company: { column: 'Company' },
      },
      moments: [
        { column: 'Created Time', becomes: 'captured', stage: 'Lead captured' },
        { column: 'Converted Date Time', becomes: 'stage', stage: 'Lead converted' },
      ],
      stages: ['Lead captured', 'Lead converted'],
      modified,
    },
  },
  {
    name: 'contacts',
    needs: 'Last Name|Contact Name|Full Name, Email, Account Name, Contact Owner|Department|Mailing City|Lead Source',
    usual: `First Name, Last Name, Phone, Mobile, Title|Designation, Department, Contact Owner, Lead Source, Account Name.id, Mailing Street, Mailing City,
      Mailing State, Mailing Zip, Mailing Country, Reports To, Email Opt Out, ${shared}`,
    mapping: {
      shape: 'table',
      person: {
        keys: [byId],
        name: { column: 'Contact Name|Full Name' },
        firstName: { column: 'First Name' },
        lastName: { column: 'Last Name' },
        email: { column: 'Email' },
        phone: { column: 'Phone|Mobile' },
        title: { column: 'Title|Designation' },
        company: { column: 'Account Name' },
        account,
      },
      moments: [{ column: 'Created Time', becomes: 'captured', stage: 'Lead captured' }],
      stages: ['Lead captured'],
      modified,
    },
  },
  {
    name: 'accounts',
    needs: 'Account Name, Account Owner|Account Site|Account Type|Billing City|Ownership',
    usual: `Account Owner, Account Site, Account Type, Parent Account, Parent Account.id, Website, Industry, Annual Revenue, Employees, Phone, Rating,
      Ownership, Billing Street, Billing City, Billing State, Billing Code, Billing Country, ${shared}`,
    mapping: {
      shape: 'table',
      account: {
        keys: [byId],
        name: { column: 'Account Name' },
        domain: { column: 'Website' },
        parent: { space, columns: ['Parent Account.id|Parent Account Id'] },
      },
      modified,
    },
  },
  {
    name: 'deals',
    isDeals: true,
    needs: 'Deal Name|Potential Name, Stage, Closing Date',
    usual: `Deal Owner|Potential Owner, Amount, Account Name, Account Name.id, Contact Name, Contact Name.id, Type, Probability (%)|Probability,
      Expected Revenue, Next Step, Lead Source, Campaign Source, Currency, Exchange Rate, Reason For Loss, Lead Conversion Time, Sales Cycle Duration,
      Overall Sales Duration, ${shared}`,
    mapping: {
      shape: 'table',
      deal: {
        key: [id],
        space,
        name: { column: 'Deal Name|Potential Name' },
        amount: { column: 'Amount' },
        currency: { column: 'Currency' },
        owner: { column: 'Deal Owner|Potential Owner|Owner' },
        lostReason: { column: 'Reason For Loss|Reason_For_Loss__s' },
        account,
        people: [{ space, columns: ['Contact Name.id|Contact Id|Contact_Name.id'] }],
        moments: [
          { column: 'Created Time', becomes: 'stage', stage: 'Deal opened' },
          { column: 'Closing Date', becomes: 'won', stage: 'Won', when: { column: 'Stage', is: [...sales.won] } },
          { column: 'Closing Date', becomes: 'lost', stage: 'Lost', when: { column: 'Stage', is: [...sales.lost] } },
        ],
      },
      stages: ['Deal opened', 'Won', 'Lost'],
      modified,
    },
  },
  {
    name: 'campaigns',
    needs: 'Campaign Name, Start Date|End Date|Campaign Owner|Budgeted Cost|Actual Cost',
    usual: `Campaign Owner, Type, Status, Start Date, End Date, Expected Revenue, Budgeted Cost, Actual Cost, Expected Response, Num sent, Parent Campaign, ${shared}`,
    mapping: {
      shape: 'table',
      campaign: {
        keys: [byId],
        name: { column: 'Campaign Name' },
        channel: { column: 'Type' },
        startsOn: { column: 'Start Date' },
        endsOn: { column: 'End Date' },
      },
      modified,
    },
  },
  {
    name: 'calls',
    needs: 'Subject, Call Start Time, Call Type|Call Duration|Call Purpose|Call Result',
    usual: `Call Owner, Call Type, Call Purpose, Call Duration, Call Duration (in seconds), Call Result, Contact Name, Contact Name.id, Related To, Related To.id,
      Description, Outgoing Call Status, ${shared}`,
    passesOver: 'Description',
    note: 'Calls are linked to people by the id of the contact: an export that has only names cannot link them.',
    mapping: {
      shape: 'table',
      person: { keys: [{ space, columns: ['Contact Name.id|Who Id.id|Who_Id|Contact_Name'] }] },
      touch: {
        key: byId,
        kind: { value: 'call' },
        label: { column: 'Subject' },
        moment: { column: 'Call Start Time' },
        direction: { column: 'Call Type', in: ['Inbound', 'Missed'], out: ['Outbound'] },
        actor: { column: 'Call Owner|Owner' },
      },
    },
  },
  {
    name: 'meetings',
    needs:
      'Title|Event Title|Event_Title, From|Start DateTime|Start_DateTime, To|End DateTime|End_DateTime, Host|Venue|Location|Check-In Time|Participants',
    usual: `Host, Location, All day, Contact Name, Contact Name.id, Related To, Related To.id, Participants, Description, Repeat, ${shared}`,
    passesOver: 'Description, Participants',
    note: 'Meetings are linked to people by the id of the contact: an export that has only names cannot link them.',
    mapping: {
      shape: 'table',
      person: { keys: [{ space, columns: ['Contact Name.id|Who Id.id|Who_Id|Contact_Name'] }] },
      touch: {
        key: byId,
        kind: { value: 'meeting' },
        label: { column: 'Title|Event Title|Event_Title' },
        moment: { column: 'From|Start DateTime|Start_DateTime' },
        actor: { column: 'Host|Owner' },
      },
    },
  },
];

export const zohoPresets: readonly Preset[] = [...modules.map(asScreen), ...modules.map(asLoader)];

function asScreen({ name, needs, usual, isDeals, passesOver, note, mapping }: Module): Preset {
  return {
    id: `zoho-screen-${name}`,
    vendor: 'Zoho',
    kind: name,
    way: 'screen',
    documentation: pages.labels,
    needs: [id, ...columns(needs)],
    usual: columns(usual),
    ...(isDeals && { stages: { column: 'Stage', ...sales } }),
    ...(passesOver && { passesOver: columns(passesOver) }),
    ...(note && { note }),
    mapping,
  };
}

function asLoader(module: Module): Preset {
  const screen = asScreen(module);
  const mapping = walkColumns(module.mapping, apiName);
  return {
    ...screen,
    id: `zoho-loader-${module.name}`,
    way: 'loader',
    documentation: pages.bulkRead,
    needs: screen.needs.map(apiName),
    usual: screen.usual.map(apiName),
    ...(screen.passesOver && { passesOver: screen.passesOver.map(apiName) }),
    ...(mapping && { mapping: { ...mapping, timeZone: 'UTC' } }),
  };
}

/** Lead Source is Lead_Source there; what another record is called by holds its id. */
function apiName(column: string): string {
  if (column === id) return 'Id|id';
  const names = column.split('|').map((name) => name.replace(/\.id$/, '').replaceAll(' ', '_'));
  return [...new Set(names)].join('|');
}
