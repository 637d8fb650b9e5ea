export const spaces = {
  person: 'pipedrive-person',
  organization: 'pipedrive-organization',
  deal: 'pipedrive-deal',
  activity: 'pipedrive-activity',
  user: 'pipedrive-user',
} as const;

export const pages = {
  data: 'https://support.pipedrive.com/hc/en-us/articles/206770039-How-is-Pipedrive-data-organized-',
  persons: 'https://developers.pipedrive.com/docs/api/v1/Persons',
  activities: 'https://developers.pipedrive.com/docs/api/v1/Activities#addActivity',
  warehouse: 'https://fivetran.com/docs/connectors/applications/pipedrive/connector-schema.md',
} as const;

/** Kinds of activities by Pipedrive's own names; others stay as they are. */
export const kinds: Readonly<Record<string, string>> = {
  call: 'call',
  Call: 'call',
  meeting: 'meeting',
  Meeting: 'meeting',
  email: 'mail',
  Email: 'mail',
  task: 'task',
  Task: 'task',
  lunch: 'meeting',
  Lunch: 'meeting',
  deadline: 'deadline',
  Deadline: 'deadline',
};
