import type { PresetStages } from '../preset.ts';

/** Ids of Salesforce are unique over all its objects: one space for them all, so that WhoId finds leads and contacts alike. */
export const space = 'salesforce';

/** The stages that Salesforce comes with. */
export const sales: Pick<PresetStages, 'known' | 'won' | 'lost'> = {
  known: Object.fromEntries(
    [
      'Prospecting',
      'Qualification',
      'Needs Analysis',
      'Value Proposition',
      'Id. Decision Makers',
      'Perception Analysis',
      'Proposal/Price Quote',
      'Negotiation/Review',
    ].map((stage) => [stage, stage]),
  ),
  won: ['Closed Won'],
  lost: ['Closed Lost'],
};

const help = 'https://developer.salesforce.com/docs';

/** The pages that name the fields of each object: labels and API names side by side, or API names with what they mean. */
export const pages = {
  lead: `${help}/atlas.en-us.212.0.sfFieldRef.meta/sfFieldRef/salesforce_field_reference_Lead.htm`,
  contact: `${help}/atlas.en-us.psc_api.meta/psc_api/sforce_psc_api_objects_contact.htm`,
  account: `${help}/atlas.en-us.226.0.sfFieldRef.meta/sfFieldRef/salesforce_field_reference_Account.htm`,
  opportunity: `${help}/atlas.en-us.228.0.sfFieldRef.meta/sfFieldRef/salesforce_field_reference_Opportunity.htm`,
  opportunityHistory: `${help}/atlas.en-us.api.meta/api/sforce_api_objects_opportunityhistory.htm`,
  fieldHistory: `${help}/atlas.en-us.264.0.object_reference.meta/object_reference/sforce_api_objects_opportunityfieldhistory.htm`,
  lineItem: `${help}/atlas.en-us.228.0.sfFieldRef.meta/sfFieldRef/salesforce_field_reference_OpportunityLineItem.htm`,
  activity: `${help}/atlas.en-us.228.0.sfFieldRef.meta/sfFieldRef/salesforce_field_reference_ActivityHistory.htm`,
  task: `${help}/marketing/loyalty-api/guide/sforce-api-objects-task.html`,
  campaignMember: `${help}/atlas.en-us.228.0.sfFieldRef.meta/sfFieldRef/salesforce_field_reference_CampaignMember.htm`,
  user: `${help}/atlas.en-us.object_reference.meta/object_reference/sforce_api_objects_user.htm`,
} as const;
