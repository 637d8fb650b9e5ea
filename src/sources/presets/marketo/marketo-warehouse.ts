import { columns, type Preset, type PresetMapping } from '../preset.ts';
import { pages, spaces } from './marketo-words.ts';

const copy = { vendor: 'Marketo', way: 'warehouse', documentation: pages.warehouse } as const;
const activity =
  'activity_type_id, campaign_id, campaign_run_id, choice_number, email_template_id, primary_attribute_value, primary_attribute_value_id, step_id';

interface MailTouch {
  name: string;
  kind: string;
  direction: 'in' | 'out';
  needs: string;
  usual: string;
  note?: string;
}

const mails: readonly MailTouch[] = [
  {
    name: 'send-email',
    kind: 'mail',
    direction: 'out',
    needs: 'action_result|step_id',
    usual: 'action_result',
    note: 'Mails that Marketo passed over (skipped) are kept too: what came of each is in action_result.',
  },
  { name: 'email-delivered', kind: 'mail delivered', direction: 'out', needs: 'step_id', usual: '' },
  { name: 'email-bounced', kind: 'mail bounced', direction: 'out', needs: 'category, details', usual: 'email, subcategory' },
  { name: 'open-email', kind: 'mail opened', direction: 'in', needs: 'device, is_mobile_device', usual: 'platform, user_agent' },
  { name: 'click-email', kind: 'mail clicked', direction: 'in', needs: 'link, device', usual: 'is_mobile_device, platform, user_agent' },
  {
    name: 'unsubscribe-email',
    kind: 'unsubscribed',
    direction: 'in',
    needs: 'form_fields|query_parameters',
    usual: 'client_ip_address, query_parameters, referrer_url, user_agent, webform_id, webpage_id',
  },
];

/** A warehouse copy of Marketo: people, programs, campaigns, what they did with mails, merges and deletions. */
export const marketoWarehouse: readonly Preset[] = [
  {
    ...copy,
    id: 'marketo-warehouse-lead',
    kind: 'people',
    needs: ['id', 'email', 'created_at', 'updated_at', 'first_name', 'last_name'],
    usual: columns('company, title, phone, lead_source, lead_status, unsubscribed, country, _fivetran_synced'),
    isCommon: true,
    named: 'lead',
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      person: {
        keys: [{ space: spaces.lead, columns: ['id'] }],
        firstName: { column: 'first_name' },
        lastName: { column: 'last_name' },
        email: { column: 'email' },
        phone: { column: 'phone|mobile_phone' },
        title: { column: 'title' },
        company: { column: 'company' },
      },
      moments: [{ column: 'created_at', becomes: 'captured', stage: 'Lead captured' }],
      stages: ['Lead captured'],
      modified: { column: 'updated_at' },
    },
  },
  ...mails.map(mailTouch),
  {
    ...copy,
    id: 'marketo-warehouse-activity-change-data-value',
    kind: 'field changes',
    needs: ['id', 'lead_id', 'activity_date', 'new_value', 'old_value', 'primary_attribute_value'],
    usual: columns(
      'activity_type_id, api_method_name, campaign_id, modifying_user, primary_attribute_value_id, reason, request_id, source',
    ),
    mapping: {
      shape: 'field-history',
      timeZone: 'UTC',
      object: 'person',
      key: { space: spaces.lead, columns: ['lead_id'] },
      field: { column: 'primary_attribute_value' },
      value: 'new_value',
      moment: { column: 'activity_date' },
      actor: { column: 'modifying_user' },
    },
  },
  {
    ...copy,
    id: 'marketo-warehouse-activity-delete-lead',
    kind: 'deletions',
    needs: ['id', 'lead_id', 'activity_date', 'campaign', 'campaign_id'],
    usual: columns('activity_type_id, primary_attribute_value, primary_attribute_value_id, _fivetran_synced'),
    mapping: {
      shape: 'departures',
      timeZone: 'UTC',
      object: 'person',
      kind: 'deleted',
      key: { space: spaces.lead, columns: ['lead_id'] },
      moment: { column: 'activity_date' },
    },
  },
  {
    ...copy,
    id: 'marketo-warehouse-activity-merge-leads',
    kind: 'merges',
    needs: ['id', 'lead_id', 'activity_date', 'merge_ids'],
    usual: columns(
      'activity_type_id, campaign_id, master_updated, merge_source, merged_in_sales, primary_attribute_value, primary_attribute_value_id, _fivetran_synced',
    ),
    mapping: {
      shape: 'departures',
      timeZone: 'UTC',
      object: 'person',
      kind: 'merged',
      key: { space: spaces.lead, columns: ['merge_ids'] },
      separator: ',',
      into: { space: spaces.lead, columns: ['lead_id'] },
      moment: { column: 'activity_date' },
    },
  },
  {
    ...copy,
    id: 'marketo-warehouse-program',
    kind: 'programs',
    needs: ['id', 'name', 'channel', 'type', 'workspace', 'start_date|end_date|sfdc_id'],
    usual: columns('created_at, description, end_date, sfdc_id, sfdc_name, start_date, status, updated_at, url, _fivetran_deleted'),
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      campaign: {
        keys: [{ space: spaces.program, columns: ['id'] }],
        name: { column: 'name' },
        channel: { column: 'channel' },
        startsOn: { column: 'start_date' },
        endsOn: { column: 'end_date' },
      },
      modified: { column: 'updated_at' },
      deleted: { column: '_fivetran_deleted', is: ['true'] },
    },
  },
  {
    ...copy,
    id: 'marketo-warehouse-campaign',
    kind: 'campaigns',
    needs: ['id', 'name', 'program_id', 'workspace_name', 'active|smart_list_id|is_requestable'],
    usual:
      columns(`active, created_at, description, type, updated_at, computed_url, flow_id, folder_id, folder_type, is_communication_limit_enabled,
      is_requestable, is_system, max_members, qualification_rule_type, qualification_rule_interval, qualification_rule_unit, recurrence_start_at,
      recurrence_end_at, recurrence_interval_type, recurrence_interval, smart_list_id, status, _fivetran_deleted`),
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      campaign: { keys: [{ space: spaces.campaign, columns: ['id'] }], name: { column: 'name' } },
      modified: { column: 'updated_at' },
      deleted: { column: '_fivetran_deleted', is: ['true'] },
    },
  },
  {
    ...copy,
    id: 'marketo-warehouse-lead-describe',
    kind: 'fields of people',
    needs: ['restname|rest_name', 'soapname|soap_name', 'display_name', 'data_type'],
    usual: columns('id, length, restread_only, soapread_only'),
    leftOut: 'Names of fields, not facts about anybody.',
  },
  {
    ...copy,
    id: 'marketo-warehouse-email-template-history',
    kind: 'mail templates',
    needs: ['id', 'subject', 'from_email', 'template|web_view|text_only'],
    usual:
      columns(`created_at, description, folder_folder_name, folder_id, folder_type, folder_value, from_name, name, operational, program_id,
      publish_to_msi, reply_email, status, text_only, updated_at, url, version, web_view, workspace`),
    leftOut: 'What mails look like; that one was sent, opened or clicked comes with the activities, by its name.',
  },
];

function mailTouch({ name, kind, direction, needs, usual, note }: MailTouch): Preset {
  return {
    ...copy,
    id: `marketo-warehouse-activity-${name}`,
    kind: `${kind === 'mail' ? 'mail sent' : kind} activities`,
    needs: ['id', 'lead_id', 'activity_date', 'email_template_id', ...columns(needs)],
    usual: columns(usual === '' ? activity : `${activity}, ${usual}`),
    ...(note && { note }),
    mapping: mailMapping(kind, direction),
  };
}

function mailMapping(kind: string, direction: 'in' | 'out'): PresetMapping {
  return {
    shape: 'table',
    timeZone: 'UTC',
    person: { keys: [{ space: spaces.lead, columns: ['lead_id'] }] },
    touch: {
      key: { space: spaces.activity, columns: ['id'] },
      kind: { value: kind },
      label: { column: 'primary_attribute_value' },
      moment: { column: 'activity_date' },
      channel: { value: 'email' },
      campaign: { column: 'campaign_id' },
      direction: { value: direction },
    },
  };
}
