/** Who joins Northlake in the stories of the workspace; Ana Ruiz sets it up. */
export const ben = {
  name: 'Ben Okafor',
  email: 'ben@northlake.example',
  team: 'sales',
  role: 'head-of-sales',
  password: 'quarter of the quarter',
} as const;
export const mei = {
  name: 'Mei Tanaka',
  email: 'mei@northlake.example',
  team: 'sales',
  role: 'member',
  password: 'a call before nine',
} as const;
