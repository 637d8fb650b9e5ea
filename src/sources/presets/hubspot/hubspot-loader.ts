import { columns, type Preset } from '../preset.ts';
import { pages, salesPipeline, spaces } from './hubspot-words.ts';

const id = 'hs_object_id|id|vid|Id';

/** What HubSpot's API and the tools around it write: columns are called by the internal names of properties. */
export const hubspotLoader: readonly Preset[] = [
  {
    id: 'hubspot-loader-contacts',
    vendor: 'HubSpot',
    kind: 'contacts',
    way: 'loader',
    documentation: pages.contacts,
    needs: [id, 'firstname|lastname', 'email'],
    usual: columns(`lastname, phone, jobtitle, company, createdate, lastmodifieddate, lifecyclestage, hs_lead_status, hubspot_owner_id,
      associatedcompanyid, hs_analytics_source, hs_lifecyclestage_lead_date, hs_lifecyclestage_marketingqualifiedlead_date,
      hs_lifecyclestage_salesqualifiedlead_date, hs_lifecyclestage_opportunity_date, hs_lifecyclestage_customer_date, website, country`),
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      person: {
        keys: [{ space: spaces.contact, columns: [id] }],
        firstName: { column: 'firstname' },
        lastName: { column: 'lastname' },
        email: { column: 'email' },
        phone: { column: 'phone|mobilephone' },
        title: { column: 'jobtitle' },
        company: { column: 'company' },
        account: { space: spaces.company, columns: ['associatedcompanyid'] },
      },
      moments: [
        { column: 'createdate', becomes: 'captured', stage: 'Lead captured' },
        { column: 'hs_lifecyclestage_marketingqualifiedlead_date', becomes: 'stage', stage: 'Marketing qualified' },
        { column: 'hs_lifecyclestage_salesqualifiedlead_date', becomes: 'stage', stage: 'Sales qualified' },
        { column: 'hs_lifecyclestage_opportunity_date', becomes: 'stage', stage: 'Opportunity' },
        { column: 'hs_lifecyclestage_customer_date', becomes: 'won', stage: 'Customer' },
      ],
      stages: ['Lead captured', 'Marketing qualified', 'Sales qualified', 'Opportunity', 'Customer'],
      modified: { column: 'lastmodifieddate|hs_lastmodifieddate' },
    },
  },
  {
    id: 'hubspot-loader-companies',
    vendor: 'HubSpot',
    kind: 'companies',
    way: 'loader',
    documentation: pages.properties,
    needs: [id, 'name', 'domain'],
    usual:
      columns(`industry, createdate, hs_lastmodifieddate, phone, city, state, country, numberofemployees, annualrevenue, lifecyclestage,
      hubspot_owner_id, website, type, hs_parent_company_id, description`),
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      account: {
        keys: [{ space: spaces.company, columns: [id] }],
        name: { column: 'name' },
        domain: { column: 'domain' },
        parent: { space: spaces.company, columns: ['hs_parent_company_id'] },
      },
      modified: { column: 'hs_lastmodifieddate' },
    },
  },
  {
    id: 'hubspot-loader-deals',
    vendor: 'HubSpot',
    kind: 'deals',
    way: 'loader',
    documentation: pages.deals,
    needs: [id, 'dealname', 'dealstage'],
    usual: columns(`pipeline, amount, deal_currency_code, closedate, createdate, hs_lastmodifieddate, hubspot_owner_id, dealtype,
      closed_lost_reason, closed_won_reason, hs_is_closed, hs_is_closed_won, hs_analytics_source, hs_priority`),
    stages: {
      column: 'dealstage',
      known: salesPipeline,
      won: ['closedwon'],
      lost: ['closedlost'],
      said: { isWon: 'hs_is_closed_won', isClosed: 'hs_is_closed' },
      book: 'hubspot-deal-stages',
    },
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      deal: {
        key: [id],
        space: spaces.deal,
        name: { column: 'dealname' },
        amount: { column: 'amount' },
        currency: { column: 'deal_currency_code' },
        owner: { column: 'hubspot_owner_id' },
        lostReason: { column: 'closed_lost_reason' },
        moments: [
          { column: 'createdate', becomes: 'stage', stage: 'Deal opened' },
          { column: 'closedate', becomes: 'won', stage: 'Won', when: { column: 'dealstage', is: ['closedwon'] } },
          { column: 'closedate', becomes: 'lost', stage: 'Lost', when: { column: 'dealstage', is: ['closedlost'] } },
        ],
      },
      stages: ['Deal opened', 'Won', 'Lost'],
      modified: { column: 'hs_lastmodifieddate' },
    },
  },
  {
    id: 'hubspot-loader-engagements',
    vendor: 'HubSpot',
    kind: 'activities',
    way: 'loader',
    documentation: pages.properties,
    needs: [
      id,
      'hs_timestamp',
      'hs_call_title|hs_email_subject|hs_meeting_title|hs_communication_body|hs_call_direction|hs_email_direction',
    ],
    usual: columns(
      'hs_createdate, hs_lastmodifieddate, hubspot_owner_id, hs_call_status, hs_call_duration, hs_meeting_outcome, hs_email_status, contact_id',
    ),
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      person: { keys: [{ space: spaces.contact, columns: ['contact_id|associated_contact_id'] }] },
      touch: {
        key: { space: spaces.engagement, columns: [id] },
        kind: { value: 'activity' },
        label: { column: 'hs_call_title|hs_email_subject|hs_meeting_title' },
        moment: { column: 'hs_timestamp' },
        direction: {
          column: 'hs_call_direction|hs_email_direction',
          in: ['INBOUND', 'INCOMING_EMAIL'],
          out: ['OUTBOUND', 'EMAIL', 'FORWARDED_EMAIL'],
        },
        actor: { column: 'hubspot_owner_id' },
      },
    },
  },
  {
    id: 'hubspot-loader-campaigns',
    vendor: 'HubSpot',
    kind: 'campaigns',
    way: 'loader',
    documentation: pages.properties,
    needs: ['id|hs_object_id', 'hs_name', 'hs_start_date|hs_campaign_status|hs_end_date'],
    usual: columns(
      'hs_end_date, hs_campaign_status, hs_owner, hs_utm, hs_budget_items_sum_amount, hs_currency_code, hs_audience, hs_goal, hs_notes',
    ),
    mapping: {
      shape: 'table',
      timeZone: 'UTC',
      campaign: {
        keys: [{ space: spaces.campaign, columns: ['id|hs_object_id'] }],
        name: { column: 'hs_name' },
        startsOn: { column: 'hs_start_date' },
        endsOn: { column: 'hs_end_date' },
      },
    },
  },
];
