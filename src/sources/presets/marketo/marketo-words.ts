/** The spaces in which Marketo's ids are keys. */
export const spaces = {
  lead: 'marketo-lead',
  program: 'marketo-program',
  campaign: 'marketo-campaign',
  activity: 'marketo-activity',
} as const;

const help = 'https://experienceleague.adobe.com/en/docs/marketo-developer/marketo/rest';

export const pages = {
  fields: `${help}/assets/list-of-standard-fields`,
  leads: `${help}/bulk-extract/bulk-lead-extract`,
  activities: `${help}/bulk-extract/bulk-activity-extract`,
  activityTypes: `${help}/lead-database/activities`,
  warehouse: 'https://github.com/fivetran/dbt_marketo_source/blob/main/models/src_marketo.yml',
} as const;

/** Marketo's own types of activities by number, as far as they are touches; other numbers stay as they are. */
export const activityKinds: Readonly<Record<string, string>> = {
  '1': 'visit',
  '2': 'form',
  '3': 'link clicked',
  '6': 'mail',
  '7': 'mail delivered',
  '8': 'mail bounced',
  '9': 'unsubscribed',
  '10': 'mail opened',
  '11': 'mail clicked',
  '12': 'lead created',
  '13': 'field changed',
  '22': 'score changed',
  '24': 'added to list',
  '25': 'removed from list',
  '27': 'mail bounced',
  '46': 'interesting moment',
  '104': 'program status changed',
};

export const fromThem = ['1', '2', '3', '9', '10', '11'];
export const fromUs = ['6', '7', '8', '27'];
