import type { PresetStages } from '../preset.ts';

/** The spaces in which HubSpot's ids are keys: every file of HubSpot speaks of the same things by them. */
export const spaces = {
  contact: 'hubspot-contact',
  company: 'hubspot-company',
  deal: 'hubspot-deal',
  owner: 'hubspot-owner',
  engagement: 'hubspot-engagement',
  ticket: 'hubspot-ticket',
  campaign: 'hubspot-campaign',
} as const;

/** The stages of HubSpot's own sales pipeline, internal name and label. */
export const salesPipeline: PresetStages['known'] = {
  appointmentscheduled: 'Appointment scheduled',
  qualifiedtobuy: 'Qualified to buy',
  presentationscheduled: 'Presentation scheduled',
  decisionmakerboughtin: 'Decision maker bought-in',
  contractsent: 'Contract sent',
};

export const pages = {
  exports: 'https://developers.hubspot.com/docs/api-reference/crm-exports-v3/guide',
  contacts: 'https://developers.hubspot.com/docs/api/CRM/Contacts',
  deals: 'https://developers.hubspot.com/docs/api/crm/deals',
  dealProperties: 'https://knowledge.hubspot.com/crm-deals/hubspots-default-deal-properties',
  properties: 'https://developers.hubspot.com/docs/api/crm/properties',
  warehouse: 'https://fivetran.com/docs/connectors/applications/hubspot/connector-schema.md',
} as const;
