import { columns, type Preset } from '../preset.ts';
import { activityKinds, fromThem, fromUs, pages, spaces } from './marketo-words.ts';

/** What Marketo exports from its lists, by the friendly labels of fields, and in bulk, by their REST names. */
export const marketoExports: readonly Preset[] = [
  {
    id: 'marketo-screen-people',
    vendor: 'Marketo',
    kind: 'people',
    way: 'screen',
    documentation: pages.fields,
    needs: [
      'Email Address',
      'First Name|Last Name|Full Name',
      'Company Name|Acquisition Program|Acquisition Date|Lead Score|Person Score|SFDC Type',
    ],
    usual:
      columns(`Id|Person Id|Lead Id, First Name, Last Name, Full Name, Company Name, Job Title, Phone Number, Lead Source|Person Source, Lead Score|Person Score,
      Lead Status|Person Status, Acquisition Program, Acquisition Date, Created At|Created, Updated At|Updated, Unsubscribed, Original Source Type, SFDC Type,
      Industry, Country, Website`),
    note: 'Without Id people are known by their mail address, and activities by number do not find them: add Id to the view before exporting.',
    mapping: {
      shape: 'table',
      person: {
        keys: [
          { space: spaces.lead, columns: ['Id|Person Id|Lead Id'] },
          { space: 'email', columns: ['Email Address'] },
        ],
        name: { column: 'Full Name' },
        firstName: { column: 'First Name' },
        lastName: { column: 'Last Name' },
        email: { column: 'Email Address' },
        phone: { column: 'Phone Number' },
        title: { column: 'Job Title' },
        company: { column: 'Company Name' },
      },
      moments: [{ column: 'Created At|Created|Acquisition Date', becomes: 'captured', stage: 'Lead captured' }],
      stages: ['Lead captured'],
      modified: { column: 'Updated At|Updated' },
    },
  },
  {
    id: 'marketo-loader-leads',
    vendor: 'Marketo',
    kind: 'people',
    way: 'loader',
    documentation: pages.leads,
    needs: [
      'id',
      'email',
      'firstName|lastName',
      'createdAt|updatedAt',
      'leadSource|leadScore|leadStatus|acquisitionProgramId|originalSourceType|unsubscribed|sfdcType',
    ],
    usual:
      columns(`firstName, lastName, createdAt, updatedAt, company, title, phone, mobilePhone, leadSource, leadScore, leadStatus, leadRole, industry,
      country, website, unsubscribed, acquisitionDate, acquisitionProgramId, originalSourceType, originalReferrer, registrationSourceType, sfdcLeadId,
      sfdcContactId, sfdcType, annualRevenue, numberOfEmployees`),
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      person: {
        keys: [{ space: spaces.lead, columns: ['id'] }],
        firstName: { column: 'firstName' },
        lastName: { column: 'lastName' },
        email: { column: 'email' },
        phone: { column: 'phone|mobilePhone' },
        title: { column: 'title' },
        company: { column: 'company' },
      },
      moments: [{ column: 'createdAt', becomes: 'captured', stage: 'Lead captured' }],
      stages: ['Lead captured'],
      modified: { column: 'updatedAt' },
    },
  },
  {
    id: 'marketo-loader-activities',
    vendor: 'Marketo',
    kind: 'activities',
    way: 'loader',
    documentation: pages.activities,
    needs: ['marketoGUID', 'leadId', 'activityDate', 'activityTypeId'],
    usual: columns('campaignId, primaryAttributeValueId, primaryAttributeValue, attributes'),
    note: 'Types of activities that you made yourselves are shown by their numbers.',
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      unanswered: ['null'],
      person: { keys: [{ space: spaces.lead, columns: ['leadId'] }] },
      touch: {
        key: { space: spaces.activity, columns: ['marketoGUID'] },
        kind: { column: 'activityTypeId', values: { ...activityKinds } },
        label: { column: 'primaryAttributeValue' },
        moment: { column: 'activityDate' },
        campaign: { column: 'campaignId' },
        direction: { column: 'activityTypeId', in: [...fromThem], out: [...fromUs] },
      },
    },
  },
  {
    id: 'marketo-loader-program-members',
    vendor: 'Marketo',
    kind: 'program members',
    way: 'loader',
    documentation: 'https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest/bulk-extract/bulk-extract',
    needs: ['leadId', 'program|programId', 'membershipDate', 'statusName|reachedSuccess'],
    usual: columns(
      'firstName, lastName, email, programId, statusName, statusReason, reachedSuccess, reachedSuccessDate, acquiredBy, isExhausted, nurtureCadence, createdAt, updatedAt',
    ),
    passesOver: ['firstName', 'lastName', 'email'],
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      person: { keys: [{ space: spaces.lead, columns: ['leadId'] }] },
      touch: {
        kind: { value: 'campaign' },
        label: { column: 'statusName' },
        moment: { column: 'membershipDate' },
        campaign: { column: 'program|programId' },
      },
    },
  },
];
