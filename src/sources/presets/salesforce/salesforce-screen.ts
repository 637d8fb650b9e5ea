import { columns, type Preset } from '../preset.ts';
import { pages, sales, space } from './salesforce-words.ts';

const copy = { vendor: 'Salesforce', way: 'screen' } as const;
const shortIds = 'Reports write ids of 15 signs and Data Loader of 18: files of the two ways do not find each other by them.';

/** What Salesforce exports from reports and list views: columns are called by the labels of fields. */
export const salesforceScreen: readonly Preset[] = [
  {
    ...copy,
    id: 'salesforce-screen-leads',
    kind: 'leads',
    documentation: pages.lead,
    needs: [
      'Last Name|Name|Full Name',
      'Company / Account|Company|Company (Account)',
      'Lead Status|Lead Source',
      'Lead ID|Lead Owner|Email',
    ],
    usual:
      columns(`Lead ID, First Name, Salutation, Title, Email, Phone, Mobile, Lead Source, Lead Status, Lead Owner, Rating, Industry, Street, City,
      State/Province, Zip/Postal Code, Country, Created Date|Create Date, Converted, Converted Date, Last Activity, Last Modified Date, Annual Revenue,
      No. of Employees|Employees, Unread By Owner`),
    note: shortIds,
    mapping: {
      shape: 'table',
      person: {
        keys: [
          { space, columns: ['Lead ID'] },
          { space: 'email', columns: ['Email'] },
        ],
        name: { column: 'Name|Full Name' },
        firstName: { column: 'First Name' },
        lastName: { column: 'Last Name' },
        email: { column: 'Email' },
        phone: { column: 'Phone|Mobile' },
        title: { column: 'Title' },
        company: { column: 'Company / Account|Company|Company (Account)' },
      },
      moments: [
        { column: 'Created Date|Create Date', becomes: 'captured', stage: 'Lead captured' },
        { column: 'Converted Date', becomes: 'stage', stage: 'Lead converted' },
      ],
      stages: ['Lead captured', 'Lead converted'],
      modified: { column: 'Last Modified Date' },
    },
  },
  {
    ...copy,
    id: 'salesforce-screen-contacts',
    kind: 'contacts',
    documentation: pages.contact,
    needs: [
      'Last Name|Name|Full Name',
      'Account Name',
      'Email',
      'Contact ID|Contact Owner|Mailing City|Mailing Country|Mailing State/Province',
    ],
    usual:
      columns(`Contact ID, Account ID, First Name, Salutation, Title, Department, Phone, Mobile, Lead Source, Contact Owner, Reports To,
      Mailing Street, Mailing City, Mailing State/Province, Mailing Zip/Postal Code, Mailing Country, Created Date, Last Modified Date, Last Activity`),
    note: shortIds,
    mapping: {
      shape: 'table',
      person: {
        keys: [
          { space, columns: ['Contact ID'] },
          { space: 'email', columns: ['Email'] },
        ],
        name: { column: 'Name|Full Name' },
        firstName: { column: 'First Name' },
        lastName: { column: 'Last Name' },
        email: { column: 'Email' },
        phone: { column: 'Phone|Mobile' },
        title: { column: 'Title' },
        company: { column: 'Account Name' },
        account: { space, columns: ['Account ID'] },
      },
      moments: [{ column: 'Created Date', becomes: 'captured', stage: 'Lead captured' }],
      stages: ['Lead captured'],
      modified: { column: 'Last Modified Date' },
    },
  },
  {
    ...copy,
    id: 'salesforce-screen-accounts',
    kind: 'accounts',
    documentation: pages.account,
    needs: [
      'Account Name',
      'Account Owner|Account ID',
      'Type|Industry|Billing City|Rating|Employees|Billing State/Province|Annual Revenue',
    ],
    usual:
      columns(`Account ID, Account Owner, Type, Industry, Rating, Website, Employees, Annual Revenue, Phone, Billing Street, Billing City,
      Billing State/Province, Billing Zip/Postal Code, Billing Country, Parent Account, Parent Account ID, Account Source, Account Number, Created Date,
      Last Modified Date, Last Activity`),
    note: shortIds,
    mapping: {
      shape: 'table',
      account: {
        keys: [
          { space, columns: ['Account ID'] },
          { space: 'account', columns: ['Account Name'] },
        ],
        name: { column: 'Account Name' },
        domain: { column: 'Website' },
        parent: { space, columns: ['Parent Account ID'] },
      },
      modified: { column: 'Last Modified Date' },
    },
  },
  {
    ...copy,
    id: 'salesforce-screen-opportunities',
    kind: 'opportunities',
    documentation: pages.opportunity,
    needs: ['Opportunity Name', 'Stage', 'Close Date', 'Opportunity ID'],
    usual:
      columns(`Account Name, Account ID, Amount, Amount Currency, Expected Revenue, Probability (%), Age, Created Date, Last Modified Date, Next Step,
      Lead Source, Type, Opportunity Owner, Owner Role, Fiscal Period, Closed, Won, Loss Reason, Primary Campaign Source, Forecast Category`),
    stages: { column: 'Stage', ...sales, said: { isWon: 'Won', isClosed: 'Closed' } },
    note: shortIds,
    mapping: {
      shape: 'table',
      deal: {
        key: ['Opportunity ID'],
        space,
        name: { column: 'Opportunity Name' },
        amount: { column: 'Amount' },
        currency: { column: 'Amount Currency|Currency|Opportunity Currency' },
        owner: { column: 'Opportunity Owner|Owner' },
        lostReason: { column: 'Loss Reason|Closed Lost Reason' },
        account: { space, columns: ['Account ID'] },
        moments: [
          { column: 'Created Date', becomes: 'stage', stage: 'Deal opened' },
          { column: 'Close Date', becomes: 'won', stage: 'Won', when: { column: 'Stage', is: ['Closed Won'] } },
          { column: 'Close Date', becomes: 'lost', stage: 'Lost', when: { column: 'Stage', is: ['Closed Lost'] } },
        ],
      },
      stages: ['Deal opened', 'Won', 'Lost'],
      modified: { column: 'Last Modified Date' },
    },
  },
  {
    ...copy,
    id: 'salesforce-screen-opportunities-without-ids',
    kind: 'opportunities',
    documentation: pages.opportunity,
    needs: ['Opportunity Name', 'Stage', 'Close Date', 'Account Name', 'Created Date'],
    usual:
      columns(`Amount, Amount Currency, Expected Revenue, Probability (%), Age, Last Modified Date, Next Step, Lead Source, Type, Opportunity Owner,
      Owner Role, Fiscal Period, Closed, Won, Loss Reason, Primary Campaign Source`),
    stages: { column: 'Stage', ...sales, said: { isWon: 'Won', isClosed: 'Closed' } },
    note: 'Without Opportunity ID a deal is known by its name, account and day of creation: a renamed deal comes back as another. Add the column to the report.',
    mapping: {
      shape: 'table',
      deal: {
        key: ['Opportunity Name', 'Account Name', 'Created Date'],
        space: 'salesforce-opportunity-by-name',
        name: { column: 'Opportunity Name' },
        amount: { column: 'Amount' },
        currency: { column: 'Amount Currency|Currency|Opportunity Currency' },
        owner: { column: 'Opportunity Owner|Owner' },
        lostReason: { column: 'Loss Reason|Closed Lost Reason' },
        account: { space: 'account', columns: ['Account Name'] },
        moments: [
          { column: 'Created Date', becomes: 'stage', stage: 'Deal opened' },
          { column: 'Close Date', becomes: 'won', stage: 'Won', when: { column: 'Stage', is: ['Closed Won'] } },
          { column: 'Close Date', becomes: 'lost', stage: 'Lost', when: { column: 'Stage', is: ['Closed Lost'] } },
        ],
      },
      stages: ['Deal opened', 'Won', 'Lost'],
      modified: { column: 'Last Modified Date' },
    },
  },
  {
    ...copy,
    id: 'salesforce-screen-opportunity-history',
    kind: 'opportunity history',
    documentation: pages.opportunityHistory,
    needs: ['Opportunity ID', 'To Stage|New Value', 'Edit Date|Last Modified|Stage Change Date', 'From Stage|Old Value'],
    usual: columns(
      'Opportunity Name, Edited By|Last Modified By, Field / Event, Stage Duration, Amount, Close Date, Opportunity Owner, Probability (%)',
    ),
    stages: { column: 'To Stage|New Value', field: 'StageName', ...sales },
    mapping: {
      shape: 'field-history',
      object: 'deal',
      key: { space, columns: ['Opportunity ID'] },
      field: { value: 'StageName' },
      value: 'To Stage|New Value',
      moment: { column: 'Edit Date|Last Modified|Stage Change Date' },
      actor: { column: 'Edited By|Last Modified By' },
    },
  },
  {
    ...copy,
    id: 'salesforce-screen-activities',
    kind: 'activities',
    documentation: pages.activity,
    needs: ['Subject', 'Date|Due Date', 'Assigned|Assigned To', 'Contact ID|Lead ID|Contact|Lead'],
    usual:
      columns(`Activity ID, Contact ID, Lead ID, Company / Account, Opportunity, Account ID, Activity Type, Activity Subtype, Type, Task, Event, Status,
      Priority, Comments|Full Comments, Call Type, Call Duration, Start, End, Created Date, Last Modified Date`),
    passesOver: ['Comments', 'Full Comments'],
    note: 'Activities are linked to people by Contact ID or Lead ID: without those columns in the report they cannot be brought.',
    mapping: {
      shape: 'table',
      person: {
        keys: [
          { space, columns: ['Contact ID'] },
          { space, columns: ['Lead ID'] },
        ],
      },
      touch: {
        key: { space, columns: ['Activity ID'] },
        kind: {
          column: 'Activity Subtype|Activity Type|Type',
          values: { Call: 'call', Email: 'mail', 'List Email': 'mail', Task: 'task', Event: 'meeting', Meeting: 'meeting' },
        },
        label: { column: 'Subject' },
        moment: { column: 'Start|Date|Due Date' },
        direction: { column: 'Call Type', in: ['Inbound'], out: ['Outbound'] },
        actor: { column: 'Assigned|Assigned To' },
        account: { space, columns: ['Account ID'] },
        deal: { space, columns: ['Opportunity ID'] },
      },
    },
  },
  {
    ...copy,
    id: 'salesforce-screen-campaigns',
    kind: 'campaigns',
    documentation: pages.campaignMember,
    needs: ['Campaign Name', 'Campaign ID', 'Start Date|End Date|Budgeted Cost in Campaign|Budgeted Cost'],
    usual:
      columns(`Type, Status, Start Date, End Date, Campaign Owner, Budgeted Cost|Budgeted Cost in Campaign, Actual Cost|Actual Cost in Campaign,
      Expected Revenue|Expected Revenue in Campaign, Num Sent|Num Sent in Campaign, Active, Parent Campaign, Total Leads, Total Contacts`),
    mapping: {
      shape: 'table',
      campaign: {
        keys: [{ space, columns: ['Campaign ID'] }],
        name: { column: 'Campaign Name' },
        channel: { column: 'Type|Campaign Type' },
        startsOn: { column: 'Start Date' },
        endsOn: { column: 'End Date' },
      },
    },
  },
  {
    ...copy,
    id: 'salesforce-screen-campaign-members',
    kind: 'campaign members',
    documentation: pages.campaignMember,
    needs: [
      'Campaign Name|Campaign ID',
      'Member Status|Responded|First Responded Date',
      'Contact ID|Lead ID|Lead/Contact ID|Record ID|Email',
    ],
    usual:
      columns(`Campaign ID, Campaign Member ID, Contact ID, Lead ID, First Name, Last Name, Email, Company (Account)|Company, Member Status, Responded,
      First Responded Date, Created Date, Title, Phone, Lead Source, Lead/Contact Owner`),
    mapping: {
      shape: 'table',
      person: {
        keys: [
          { space, columns: ['Contact ID'] },
          { space, columns: ['Lead ID'] },
          { space, columns: ['Lead/Contact ID'] },
          { space: 'email', columns: ['Email'] },
        ],
      },
      touch: {
        key: { space, columns: ['Campaign Member ID'] },
        kind: { value: 'campaign' },
        label: { column: 'Member Status|Status' },
        moment: { column: 'Created Date|Member First Associated Date|First Responded Date' },
        campaign: { column: 'Campaign Name|Campaign ID' },
      },
    },
    passesOver: ['First Name', 'Last Name', 'Title', 'Phone'],
  },
];
