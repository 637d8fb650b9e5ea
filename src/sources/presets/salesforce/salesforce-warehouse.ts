import { columns, type Preset } from '../preset.ts';
import { walkColumns } from '../walk-columns.ts';
import { salesforceLoader } from './salesforce-loader.ts';
import { sales, space } from './salesforce-words.ts';

const package_ = 'https://github.com/fivetran/dbt_salesforce_source/blob/main/models';
const documentation = `${package_}/src_salesforce.yml`;
const history = `${package_}/salesforce_history/src_salesforce_history.yml`;
const copy = { vendor: 'Salesforce', way: 'warehouse' } as const;
const id = { space, columns: ['id'] };

/** A version of a row stands from this moment on. */
const versions = {
  timeZone: 'UTC',
  modified: { column: '_fivetran_start' },
  deleted: { column: 'is_deleted', is: ['true'] },
};
const oneAVersion = 'Each row is a version of its record with the moment from which it held.';

/**
 * A warehouse copy calls columns as Data Loader does, in small letters with underscores: CreatedDate is created_date there, and
 * Product2Id product_2_id.
 */
const sameAsLoader = new Set([
  'lead',
  'contact',
  'account',
  'opportunity',
  'opportunity-field-history',
  'opportunity-contact-role',
  'opportunity-line-item',
  'product',
  'task',
  'event',
  'campaign',
  'campaign-member',
  'user',
]);

export const salesforceWarehouse: readonly Preset[] = [
  ...salesforceLoader.filter((preset) => sameAsLoader.has(preset.id.replace('salesforce-loader-', ''))).map(asWarehouseCopy),
  {
    ...copy,
    id: 'salesforce-warehouse-opportunity-history',
    kind: 'opportunity history',
    documentation: history,
    needs: ['id', 'stage_name', '_fivetran_start', 'close_date|amount|is_won'],
    usual:
      columns(`_fivetran_active, _fivetran_end, _fivetran_synced, account_id, amount, campaign_id, close_date, created_date, expected_revenue, fiscal,
      forecast_category, forecast_category_name, is_closed, is_deleted, is_won, lead_source, name, next_step, owner_id, probability, type`),
    stages: { column: 'stage_name', field: 'StageName', ...sales, said: { isWon: 'is_won', isClosed: 'is_closed' } },
    note: 'The history of the stage is kept; other fields of the deal come with the opportunities themselves.',
    mapping: {
      shape: 'field-history',
      timeZone: 'UTC',
      object: 'deal',
      key: id,
      field: { value: 'StageName' },
      value: 'stage_name',
      moment: { column: '_fivetran_start' },
    },
  },
  {
    ...copy,
    id: 'salesforce-warehouse-contact-history',
    kind: 'contact history',
    documentation: history,
    needs: ['id', '_fivetran_start', '_fivetran_active', 'account_id', 'last_name|email'],
    usual:
      columns(`_fivetran_end, _fivetran_synced, email, first_name, name, is_deleted, phone, mobile_phone, home_phone, title, lead_source, owner_id,
      reports_to_id, mailing_city, mailing_country, mailing_state, mailing_street, mailing_postal_code, individual_id, master_record_id, description`),
    note: oneAVersion,
    mapping: {
      ...versions,
      shape: 'table',
      person: {
        keys: [id],
        name: { column: 'name' },
        firstName: { column: 'first_name' },
        lastName: { column: 'last_name' },
        email: { column: 'email' },
        phone: { column: 'phone|mobile_phone' },
        title: { column: 'title' },
        account: { space, columns: ['account_id'] },
      },
    },
  },
  {
    ...copy,
    id: 'salesforce-warehouse-account-history',
    kind: 'account history',
    documentation: history,
    needs: ['id', 'name', '_fivetran_start', '_fivetran_active', 'parent_id|industry|billing_city'],
    usual:
      columns(`_fivetran_end, _fivetran_synced, account_number, account_source, annual_revenue, billing_country, billing_postal_code, billing_state,
      billing_street, industry, is_deleted, number_of_employees, owner_id, ownership, parent_id, rating, type, website, shipping_city, shipping_country`),
    note: oneAVersion,
    mapping: {
      ...versions,
      shape: 'table',
      account: { keys: [id], name: { column: 'name' }, domain: { column: 'website' }, parent: { space, columns: ['parent_id'] } },
    },
  },
  {
    ...copy,
    id: 'salesforce-warehouse-order',
    kind: 'orders',
    documentation,
    needs: ['id', 'order_number', 'account_id', 'effective_date|total_amount'],
    usual:
      columns(`activated_date, billing_city, contract_id, created_date, end_date, is_deleted, original_order_id, owner_id, pricebook_2_id, status,
      status_code, total_amount, type, opportunity_id`),
    leftOut: 'An order is what was delivered after a deal was won: its money is in the deal already and would count twice.',
  },
  {
    ...copy,
    id: 'salesforce-warehouse-user-role',
    kind: 'user roles',
    documentation,
    needs: ['id', 'name', 'developer_name', 'parent_role_id|portal_type'],
    usual: columns(`case_access_for_account_owner, contact_access_for_account_owner, opportunity_access_for_account_owner, forecast_user_id,
      may_forecast_manager_share, rollup_description, _fivetran_active`),
    leftOut: 'What users of Salesforce may see there says nothing of people or deals.',
  },
];

function asWarehouseCopy(preset: Preset): Preset {
  const mapping = preset.mapping && walkColumns(preset.mapping, snake);
  return {
    ...preset,
    id: preset.id.replace('-loader-', '-warehouse-'),
    way: 'warehouse',
    documentation,
    needs: preset.needs.map(snake),
    usual: [...preset.usual.map(snake), '_fivetran_synced', '_fivetran_active'],
    ...(mapping && { mapping }),
    ...(preset.passesOver && { passesOver: preset.passesOver.map(snake) }),
    ...(preset.stages && {
      stages: {
        ...preset.stages,
        column: snake(preset.stages.column),
        ...(preset.stages.said && { said: { isWon: snake(preset.stages.said.isWon), isClosed: snake(preset.stages.said.isClosed) } }),
      },
    }),
  };
}

/** Product2Id becomes product_2_id, Loss_Reason__c loss_reason_c. */
function snake(name: string): string {
  return name
    .replaceAll(/([a-z])([A-Z0-9])/g, '$1_$2')
    .replaceAll(/([0-9])([A-Z])/g, '$1_$2')
    .replaceAll(/_+/g, '_')
    .toLowerCase();
}
