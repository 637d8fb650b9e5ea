import { columns, type Preset } from '../preset.ts';
import { kinds, pages, spaces } from './pipedrive-words.ts';

const copy = { vendor: 'Pipedrive', way: 'screen', documentation: pages.data } as const;
const personId = 'Person - ID|Person - Pipedrive System ID';
const organizationId = 'Organization - ID|Organization - Pipedrive System ID';
const dealId = 'Deal - ID|Deal - Pipedrive System ID';

/** What Pipedrive exports from its lists: each column begins with what it is a field of. */
export const pipedriveScreen: readonly Preset[] = [
  {
    ...copy,
    id: 'pipedrive-screen-deals',
    kind: 'deals',
    needs: [dealId, 'Deal - Title', 'Deal - Status'],
    usual:
      columns(`Deal - Owner, Deal - Value, Deal - Currency|Deal - Currency of Value, Deal - Organization, Deal - Contact person, Deal - Stage,
      Deal - Pipeline, Deal - Deal created|Deal - Created, Deal - Update time, Deal - Last stage change, Deal - Won time, Deal - Lost time,
      Deal - Deal closed on|Deal - Closed on, Deal - Lost reason, Deal - Expected close date, Deal - Label, Deal - Probability, Organization - ID, Person - ID`),
    mapping: {
      shape: 'table',
      deal: {
        key: [dealId],
        space: spaces.deal,
        name: { column: 'Deal - Title' },
        amount: { column: 'Deal - Value' },
        currency: { column: 'Deal - Currency|Deal - Currency of Value' },
        owner: { column: 'Deal - Owner' },
        lostReason: { column: 'Deal - Lost reason' },
        account: { space: spaces.organization, columns: [organizationId] },
        people: [{ space: spaces.person, columns: [personId] }],
        moments: [
          { column: 'Deal - Deal created|Deal - Created', becomes: 'stage', stage: 'Deal opened' },
          { column: 'Deal - Won time', becomes: 'won', stage: 'Won', when: { column: 'Deal - Status', is: ['Won'] } },
          { column: 'Deal - Lost time', becomes: 'lost', stage: 'Lost', when: { column: 'Deal - Status', is: ['Lost'] } },
        ],
      },
      stages: ['Deal opened', 'Won', 'Lost'],
      modified: { column: 'Deal - Update time' },
      deleted: { column: 'Deal - Status', is: ['Deleted'] },
    },
  },
  {
    ...copy,
    id: 'pipedrive-screen-people',
    kind: 'people',
    needs: [personId, 'Person - Name|Person - First name'],
    usual:
      columns(`Person - First name, Person - Last name, Person - Email - Work|Person - Email, Person - Email - Home, Person - Email - Other,
      Person - Phone - Work|Person - Phone, Person - Phone - Mobile, Person - Organization, Person - Owner, Person - Label|Person - Labels,
      Person - Person created|Person - Created, Person - Update time, Person - Marketing status, Person - Job title, Organization - ID, Person - Open deals`),
    mapping: {
      shape: 'table',
      person: {
        keys: [{ space: spaces.person, columns: [personId] }],
        name: { column: 'Person - Name' },
        firstName: { column: 'Person - First name' },
        lastName: { column: 'Person - Last name' },
        email: { column: 'Person - Email - Work|Person - Email|Person - Email - Other|Person - Email - Home' },
        phone: { column: 'Person - Phone - Work|Person - Phone|Person - Phone - Mobile' },
        title: { column: 'Person - Job title|Person - Title|Person - Position' },
        company: { column: 'Person - Organization' },
        account: { space: spaces.organization, columns: [organizationId] },
      },
      moments: [{ column: 'Person - Person created|Person - Created', becomes: 'captured', stage: 'Lead captured' }],
      stages: ['Lead captured'],
      modified: { column: 'Person - Update time' },
    },
  },
  {
    ...copy,
    id: 'pipedrive-screen-organizations',
    kind: 'organizations',
    needs: [organizationId, 'Organization - Name'],
    usual:
      columns(`Organization - Address, Organization - Owner, Organization - Label|Organization - Labels, Organization - Organization created|Organization - Created,
      Organization - Update time, Organization - Website, Organization - Industry, Organization - Annual revenue, Organization - Number of employees,
      Organization - People, Organization - Open deals, Organization - Won deals`),
    mapping: {
      shape: 'table',
      account: {
        keys: [{ space: spaces.organization, columns: [organizationId] }],
        name: { column: 'Organization - Name' },
        domain: { column: 'Organization - Website' },
      },
      modified: { column: 'Organization - Update time' },
    },
  },
  {
    ...copy,
    id: 'pipedrive-screen-activities',
    kind: 'activities',
    documentation: pages.activities,
    needs: ['Activity - Subject', 'Activity - Type', 'Activity - Marked as done time|Activity - Due date'],
    usual:
      columns(`Activity - ID, Activity - Due date, Activity - Due time, Activity - Duration, Activity - Done|Activity - Status, Activity - Assigned to user,
      Activity - Contact person, Activity - Organization, Activity - Deal, Activity - Note, Activity - Add time, Activity - Update time, Person - ID, Deal - ID`),
    passesOver: ['Activity - Note'],
    note: 'Activities count from the moment at which they were marked as done: planned ones are refused, nothing happened yet.',
    mapping: {
      shape: 'table',
      person: { keys: [{ space: spaces.person, columns: [personId] }] },
      touch: {
        key: { space: spaces.activity, columns: ['Activity - ID'] },
        kind: { column: 'Activity - Type', values: { ...kinds } },
        label: { column: 'Activity - Subject' },
        moment: { column: 'Activity - Marked as done time|Activity - Due date' },
        actor: { column: 'Activity - Assigned to user' },
        account: { space: spaces.organization, columns: [organizationId] },
        deal: { space: spaces.deal, columns: [dealId] },
      },
    },
  },
  {
    ...copy,
    id: 'pipedrive-screen-leads',
    kind: 'leads',
    needs: [
      'Lead - Title',
      'Lead - Lead created|Lead - Created|Lead - ID',
      'Lead - Contact person|Person - ID|Person - Email - Work|Lead - Owner',
    ],
    usual:
      columns(`Lead - ID, Lead - Owner, Lead - Labels, Lead - Value, Lead - Source|Lead - Source origin, Lead - Organization, Lead - Contact person,
      Lead - Expected close date, Person - ID, Person - Name, Person - Email - Work, Person - Phone - Work, Lead - Archive status`),
    note: 'A lead is its contact person: leads without one are refused.',
    mapping: {
      shape: 'table',
      person: {
        keys: [
          { space: spaces.person, columns: [personId] },
          { space: 'email', columns: ['Person - Email - Work|Person - Email'] },
        ],
        name: { column: 'Person - Name|Lead - Contact person' },
        email: { column: 'Person - Email - Work|Person - Email' },
        phone: { column: 'Person - Phone - Work|Person - Phone' },
        company: { column: 'Lead - Organization' },
      },
      moments: [{ column: 'Lead - Lead created|Lead - Created', becomes: 'captured', stage: 'Lead captured' }],
      stages: ['Lead captured'],
    },
  },
];
