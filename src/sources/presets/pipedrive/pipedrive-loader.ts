import { columns, type Preset } from '../preset.ts';
import { kinds, pages, spaces } from './pipedrive-words.ts';

const copy = { vendor: 'Pipedrive', way: 'loader', documentation: pages.warehouse } as const;

/** What Pipedrive's API and warehouse copies of it write: columns are called by the names of the API. */
export const pipedriveLoader: readonly Preset[] = [
  {
    ...copy,
    id: 'pipedrive-loader-deals',
    kind: 'deals',
    needs: ['id', 'title', 'status', 'stage_id', 'value'],
    usual:
      columns(`currency, pipeline_id, person_id, org_id, user_id|owner_id, creator_user_id, add_time, update_time, stage_change_time, won_time, lost_time,
      close_time, lost_reason, expected_close_date, probability, visible_to, label_ids|label, is_deleted, is_archived, origin, channel`),
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      deal: {
        key: ['id'],
        space: spaces.deal,
        name: { column: 'title' },
        amount: { column: 'value' },
        currency: { column: 'currency' },
        owner: { column: 'user_id|owner_id' },
        lostReason: { column: 'lost_reason' },
        account: { space: spaces.organization, columns: ['org_id'] },
        people: [{ space: spaces.person, columns: ['person_id'] }],
        moments: [
          { column: 'add_time', becomes: 'stage', stage: 'Deal opened' },
          { column: 'won_time|close_time', becomes: 'won', stage: 'Won', when: { column: 'status', is: ['won'] } },
          { column: 'lost_time|close_time', becomes: 'lost', stage: 'Lost', when: { column: 'status', is: ['lost'] } },
        ],
      },
      stages: ['Deal opened', 'Won', 'Lost'],
      modified: { column: 'update_time' },
      deleted: { column: 'status', is: ['deleted'] },
    },
  },
  {
    ...copy,
    id: 'pipedrive-loader-persons',
    kind: 'people',
    documentation: pages.persons,
    needs: ['id', 'name|first_name', 'email', 'org_id', 'add_time'],
    usual:
      columns(`first_name, last_name, phone, owner_id, update_time, job_title, label_ids|label, visible_to, marketing_status, picture_id, notes, birthday,
      postal_address, is_deleted|active_flag`),
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      person: {
        keys: [{ space: spaces.person, columns: ['id'] }],
        name: { column: 'name' },
        firstName: { column: 'first_name' },
        lastName: { column: 'last_name' },
        email: { column: 'email|primary_email' },
        phone: { column: 'phone' },
        title: { column: 'job_title' },
        account: { space: spaces.organization, columns: ['org_id'] },
      },
      moments: [{ column: 'add_time', becomes: 'captured', stage: 'Lead captured' }],
      stages: ['Lead captured'],
      modified: { column: 'update_time' },
      deleted: { column: 'is_deleted', is: ['true'] },
    },
  },
  {
    ...copy,
    id: 'pipedrive-loader-organizations',
    kind: 'organizations',
    needs: ['id', 'name', 'owner_id', 'add_time', 'address|people_count|address_formatted_address'],
    usual: columns(
      'update_time, label_ids|label, visible_to, website, linkedin, industry, annual_revenue, employee_count, country_code, open_deals_count, is_deleted',
    ),
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      account: { keys: [{ space: spaces.organization, columns: ['id'] }], name: { column: 'name' }, domain: { column: 'website' } },
      modified: { column: 'update_time' },
    },
  },
  {
    ...copy,
    id: 'pipedrive-loader-activities',
    kind: 'activities',
    documentation: pages.activities,
    needs: ['id', 'subject', 'type', 'done', 'due_date|marked_as_done_time'],
    usual:
      columns(`due_time, duration, marked_as_done_time, person_id, org_id, deal_id, lead_id, user_id|owner_id, add_time, update_time, note, location,
      public_description, is_deleted`),
    passesOver: ['note', 'public_description'],
    note: 'Activities count from the moment at which they were marked as done: planned ones are refused, nothing happened yet.',
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      person: { keys: [{ space: spaces.person, columns: ['person_id'] }] },
      touch: {
        key: { space: spaces.activity, columns: ['id'] },
        kind: { column: 'type', values: { ...kinds } },
        label: { column: 'subject' },
        moment: { column: 'marked_as_done_time|due_date' },
        actor: { column: 'user_id|owner_id' },
        account: { space: spaces.organization, columns: ['org_id'] },
        deal: { space: spaces.deal, columns: ['deal_id'] },
      },
    },
  },
  {
    ...copy,
    id: 'pipedrive-loader-users',
    kind: 'users',
    needs: ['id', 'name', 'email', 'active_flag|role_id|is_admin', 'timezone_name|locale|last_login'],
    usual: columns('lang, default_currency, phone, activated, created, modified, timezone_offset, icon_url'),
    mapping: {
      shape: 'table',
      member: { keys: [{ space: spaces.user, columns: ['id'] }], name: { column: 'name' }, email: { column: 'email' } },
    },
    passesOver: ['*'],
  },
];
