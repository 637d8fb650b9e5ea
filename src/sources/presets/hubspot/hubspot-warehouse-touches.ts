import { columns, type Preset } from '../preset.ts';
import { pages, spaces } from './hubspot-words.ts';

const copy = { vendor: 'HubSpot', way: 'warehouse', documentation: pages.warehouse } as const;
const engagement = { space: spaces.engagement, columns: ['engagement_id'] };
const linkedByOthers = 'Whose it was is told by engagement_contact, engagement_company and engagement_deal: bring them in the same upload.';

/** What happened between people and you, in a warehouse copy of HubSpot: mail, engagements, forms, tickets, and whose they are. */
export const hubspotWarehouseTouches: readonly Preset[] = [
  {
    ...copy,
    id: 'hubspot-warehouse-email-event',
    kind: 'mail events',
    needs: ['id', 'type', 'recipient', 'created', 'email_campaign_id'],
    usual: columns(`app_id, caused_by_created, caused_by_id, obsoleted_by_created, obsoleted_by_id, portal_id, sent_by_created, sent_by_id,
      filtered_event, _fivetran_synced`),
    note: 'The file knows people by their mail address alone: they stay people of their own until identities are matched.',
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      person: { keys: [{ space: 'email', columns: ['recipient'] }], email: { column: 'recipient' } },
      touch: {
        key: { space: 'hubspot-mail-event', columns: ['id'] },
        kind: {
          column: 'type',
          values: {
            SENT: 'mail',
            PROCESSED: 'mail processed',
            DELIVERED: 'mail delivered',
            DEFERRED: 'mail deferred',
            DROPPED: 'mail dropped',
            BOUNCE: 'mail bounced',
            OPEN: 'mail opened',
            CLICK: 'mail clicked',
            PRINT: 'mail printed',
            FORWARD: 'mail forwarded',
            STATUSCHANGE: 'subscription changed',
            SPAMREPORT: 'mail reported as spam',
          },
        },
        moment: { column: 'created' },
        channel: { value: 'email' },
        campaign: { column: 'email_campaign_id' },
        direction: {
          column: 'type',
          in: ['OPEN', 'CLICK', 'PRINT', 'FORWARD', 'STATUSCHANGE', 'SPAMREPORT'],
          out: ['SENT', 'PROCESSED', 'DELIVERED', 'DEFERRED', 'DROPPED', 'BOUNCE'],
        },
      },
    },
  },
  {
    ...copy,
    id: 'hubspot-warehouse-email-campaign',
    kind: 'mail campaigns',
    needs: ['id', 'app_id', 'name', 'subject', 'type', 'content_id|num_included'],
    usual: columns('content_id, num_included, num_queued, sub_type, app_name, _fivetran_synced'),
    mapping: {
      shape: 'table',
      campaign: {
        keys: [{ space: 'hubspot-mail-campaign', columns: ['id'] }],
        name: { column: 'name|subject' },
        channel: { value: 'email' },
      },
    },
  },
  {
    ...copy,
    id: 'hubspot-warehouse-engagement-meeting',
    kind: 'meetings',
    needs: ['engagement_id', 'start_time|property_hs_meeting_start_time', 'end_time|title|property_hs_meeting_title'],
    usual: columns(`end_time, created_from_link_id, pre_meeting_prospect_reminders, source, source_id, web_conference_meeting_id,
      meeting_outcome, body, external_url, title, property_hs_meeting_title, property_hs_meeting_outcome, _fivetran_synced`),
    note: linkedByOthers,
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      touch: {
        key: engagement,
        kind: { value: 'meeting' },
        label: { column: 'title|property_hs_meeting_title' },
        moment: { column: 'start_time|property_hs_meeting_start_time' },
        channel: { value: 'meeting' },
        actor: { column: 'property_hubspot_owner_id' },
      },
      deleted: { column: '_fivetran_deleted', is: ['true'] },
    },
  },
  {
    ...copy,
    id: 'hubspot-warehouse-engagement-email',
    kind: 'mails',
    needs: ['engagement_id', 'property_hs_email_subject', 'property_hs_timestamp'],
    usual: columns(`_fivetran_deleted, _fivetran_synced, property_hs_all_owner_ids, property_hs_all_team_ids, property_hs_createdate,
      property_hs_email_text, property_hs_lastmodifieddate, property_hs_modified_by, property_hubspot_owner_id, property_hubspot_team_id, type,
      property_hs_email_direction`),
    passesOver: ['property_hs_email_text', 'property_hs_email_html'],
    note: linkedByOthers,
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      touch: {
        key: engagement,
        kind: { value: 'mail' },
        label: { column: 'property_hs_email_subject' },
        moment: { column: 'property_hs_timestamp' },
        channel: { value: 'email' },
        direction: { column: 'property_hs_email_direction', in: ['INCOMING_EMAIL'], out: ['EMAIL', 'FORWARDED_EMAIL'] },
        actor: { column: 'property_hubspot_owner_id' },
      },
      modified: { column: 'property_hs_lastmodifieddate' },
      deleted: { column: '_fivetran_deleted', is: ['true'] },
    },
  },
  {
    ...copy,
    id: 'hubspot-warehouse-engagement-note',
    kind: 'notes',
    needs: ['engagement_id', 'property_hs_note_body', 'property_hs_timestamp'],
    usual: columns(`_fivetran_deleted, _fivetran_synced, property_hs_body_preview, property_hs_createdate, property_hs_lastmodifieddate,
      property_hubspot_owner_id, property_hubspot_team_id, type`),
    note: `What was noted is not read, only that and when. ${linkedByOthers}`,
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      touch: {
        key: engagement,
        kind: { value: 'note' },
        moment: { column: 'property_hs_timestamp' },
        actor: { column: 'property_hubspot_owner_id' },
      },
      modified: { column: 'property_hs_lastmodifieddate' },
      deleted: { column: '_fivetran_deleted', is: ['true'] },
    },
  },
  {
    ...copy,
    id: 'hubspot-warehouse-engagement-task-done',
    kind: 'tasks',
    needs: ['engagement_id', 'property_hs_task_type|task_type', 'property_hs_task_completion_date'],
    usual: columns('_fivetran_deleted, _fivetran_synced, property_hs_createdate, property_hs_timestamp, property_hubspot_owner_id, type'),
    note: `Tasks that are not done are refused: nothing happened yet. ${linkedByOthers}`,
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      touch: {
        key: engagement,
        kind: { column: 'property_hs_task_type|task_type', values: { CALL: 'call', EMAIL: 'mail', TODO: 'task', LINKED_IN: 'message' } },
        label: { column: 'property_hs_task_subject' },
        moment: { column: 'property_hs_task_completion_date' },
        direction: { value: 'out' },
        actor: { column: 'property_hubspot_owner_id' },
      },
      deleted: { column: '_fivetran_deleted', is: ['true'] },
    },
  },
  {
    ...copy,
    id: 'hubspot-warehouse-engagement-task',
    kind: 'open tasks',
    needs: ['engagement_id', 'property_hs_task_type|task_type'],
    usual: columns(`_fivetran_deleted, _fivetran_synced, property_hs_createdate, property_hs_object_id, property_hs_timestamp,
      property_hubspot_owner_id, property_hubspot_team_id, type, task_type, property_hs_engagement_source`),
    leftOut: 'Tasks say what is to be done, not what happened: without property_hs_task_completion_date none of them is known to be done.',
  },
  {
    ...copy,
    id: 'hubspot-warehouse-engagement-call',
    kind: 'calls and messages',
    needs: ['engagement_id', 'type', 'property_hs_timestamp'],
    usual: columns(`_fivetran_deleted, _fivetran_synced, property_hs_createdate, property_hs_call_title, property_hs_call_direction,
      property_hubspot_owner_id`),
    note: linkedByOthers,
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      touch: {
        key: engagement,
        kind: {
          column: 'type',
          values: { CALL: 'call', COMMUNICATION: 'message', EMAIL: 'mail', MEETING: 'meeting', NOTE: 'note', TASK: 'task', SMS: 'message' },
        },
        label: { column: 'property_hs_call_title' },
        moment: { column: 'property_hs_timestamp' },
        direction: { column: 'property_hs_call_direction', in: ['INBOUND'], out: ['OUTBOUND'] },
        actor: { column: 'property_hubspot_owner_id' },
      },
      deleted: { column: '_fivetran_deleted', is: ['true'] },
    },
  },
  ...(['contact', 'company', 'deal'] as const).map((thing): Preset => {
    const kind = thing === 'contact' ? 'touch-person' : thing === 'company' ? 'touch-account' : 'touch-deal';
    return {
      ...copy,
      id: `hubspot-warehouse-engagement-${thing}`,
      kind: `engagement ${thing} links`,
      needs: ['engagement_id', `${thing}_id`, 'engagement_type|type_id|category'],
      usual: columns('engagement_type, type_id, category, _fivetran_synced'),
      mapping: { shape: 'links', links: [{ kind, from: engagement, to: { space: spaces[thing], columns: [`${thing}_id`] } }] },
    };
  }),
  {
    ...copy,
    id: 'hubspot-warehouse-contact-form-submission',
    kind: 'form submissions',
    needs: ['contact_id', 'form_id', 'timestamp'],
    usual: columns('conversion_id, page_id, page_url, portal_id, title, _fivetran_synced'),
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      person: { keys: [{ space: spaces.contact, columns: ['contact_id'] }] },
      touch: {
        kind: { value: 'form' },
        label: { column: 'title' },
        moment: { column: 'timestamp' },
        channel: { value: 'website' },
        direction: { value: 'in' },
      },
    },
  },
  {
    ...copy,
    id: 'hubspot-warehouse-ticket',
    kind: 'tickets',
    needs: [
      'id',
      'property_hs_pipeline_stage',
      'property_createdate',
      'property_hs_ticket_priority|property_hs_ticket_category|property_subject',
    ],
    usual: columns(`is_deleted, property_closed_date, property_first_agent_reply_date, property_hs_pipeline, property_hs_ticket_category,
      property_hs_ticket_priority, property_hubspot_owner_id, property_subject, property_content, _fivetran_synced`),
    passesOver: ['property_content'],
    note: 'Whose ticket it was is told by ticket_contact, ticket_company and ticket_deal: bring them in the same upload.',
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      touch: {
        key: { space: spaces.ticket, columns: ['id'] },
        kind: { value: 'ticket' },
        label: { column: 'property_subject' },
        moment: { column: 'property_createdate' },
        channel: { value: 'support' },
        direction: { value: 'in' },
        actor: { column: 'property_hubspot_owner_id' },
      },
      deleted: { column: 'is_deleted|_fivetran_deleted', is: ['true'] },
    },
  },
  ...(['contact', 'company', 'deal'] as const).map((thing): Preset => {
    const kind = thing === 'contact' ? 'touch-person' : thing === 'company' ? 'touch-account' : 'touch-deal';
    return {
      ...copy,
      id: `hubspot-warehouse-ticket-${thing}`,
      kind: `ticket ${thing} links`,
      needs: ['ticket_id', `${thing}_id`],
      usual: columns('category, type_id, _fivetran_synced'),
      mapping: {
        shape: 'links',
        links: [{ kind, from: { space: spaces.ticket, columns: ['ticket_id'] }, to: { space: spaces[thing], columns: [`${thing}_id`] } }],
      },
    };
  }),
];
