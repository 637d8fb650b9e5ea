import type { Role, Team } from '#platform/context.ts';

/** Somebody who works at Northlake Instruments. */
export interface DemoMember {
  name: string;
  email: string;
  team: Team;
  role: Role;
  /** Whom they report to, by name. */
  manager: string | null;
  /** The stranger can look through their eyes, and why one would. */
  eyes?: string;
}

interface Team_ {
  team: Team;
  head: string;
  headRole?: Role;
  role?: Role;
  others: readonly string[];
}

const teams: readonly Team_[] = [
  {
    team: 'leadership',
    head: 'Ylva Nordahl',
    headRole: 'viewer',
    role: 'viewer',
    others: ['Henrik Vasshaug', 'Amara Diallo', 'Oskar Lindgren'],
  },
  {
    team: 'marketing',
    head: 'Ana Ruiz',
    headRole: 'head-of-marketing',
    others: [
      'Sofia Marek',
      'Jonas Ekblad',
      'Priya Raman',
      'Lotte Brandsma',
      'Marco Bellini',
      'Hanna Virtanen',
      'Kofi Mensah',
      'Elif Demir',
      'Nora Fossum',
      'Pavel Horak',
      'Claire Dubreuil',
      'Mikkel Thorsen',
      'Rosa Almeida',
      'Gustav Hallin',
      'Zofia Wrona',
    ],
  },
  {
    team: 'sales',
    head: 'Ben Okafor',
    headRole: 'head-of-sales',
    others: [
      'Mei Tanaka',
      'Tom Lindqvist',
      'Ingrid Sæther',
      'Luca Ferrante',
      'Femke de Graaf',
      'Andrzej Malik',
      'Carmen Ortega',
      'Viktor Aune',
      'Leila Haddad',
      'Matthias Keller',
      'Saara Niemi',
      'Diego Fuentes',
      'Astrid Holmen',
      'Emre Kaya',
      'Julia Sandström',
      'Pieter Vos',
      'Chidi Eze',
      'Marta Kowal',
      'Niklas Berg',
      'Yuki Mori',
    ],
  },
  {
    team: 'success',
    head: 'Birgit Solvang',
    others: ['Tariq Aziz', 'Ella Rasmussen', 'Hugo Carvalho', 'Maja Lindahl', 'Stefan Greiner', 'Ifeoma Obi', 'Sindre Aasen'],
  },
  {
    team: 'operations',
    head: 'Raj Patel',
    headRole: 'operator',
    others: ['Karin Westby', 'Tomasz Piotrowski', 'Aino Salmi', 'Felix Baumann', 'Lena Haugen'],
  },
  {
    team: 'people',
    head: 'Grethe Moen',
    headRole: 'people-partner',
    role: 'people-partner',
    others: ['Samuel Osei', 'Vera Novak', 'Isak Dahl', 'Olena Bondar'],
  },
];

const eyes: Readonly<Record<string, string>> = {
  'Ana Ruiz': 'What marketing promised, what became of the leads it gave, and which channel closes.',
  'Ben Okafor': 'How long leads wait for his people, what comes back, and what the quarter looks like.',
  'Mei Tanaka': 'The leads that were offered to her, whom to call first, and her deals.',
  'Sofia Marek': 'The leads she offered, what sales said of them, and what sales asks of her.',
  'Raj Patel': 'The data itself: two systems, their imports, what they refuse, and who may do what.',
};

const ceo = teams[0]!.head;

/** The people of the demo: about sixty, the same for every seed. */
export const cast: readonly DemoMember[] = teams.flatMap(({ team, head, headRole = 'member', role = 'member', others }) => [
  member(head, { team, role: headRole, manager: head === ceo ? null : ceo }),
  ...others.map((name) => member(name, { team, role, manager: head })),
]);

function member(name: string, place: Pick<DemoMember, 'team' | 'role' | 'manager'>): DemoMember {
  const reason = eyes[name];
  return { name, email: `${plain(name.split(' ')[0]!)}@northlake.example`, ...place, ...(reason && { eyes: reason }) };
}

/** As a mail address writes a name. */
export function plain(text: string): string {
  return text
    .toLowerCase()
    .replaceAll('æ', 'ae')
    .replaceAll('ø', 'o')
    .replaceAll('ß', 'ss')
    .replaceAll('ł', 'l')
    .replaceAll('ı', 'i')
    .normalize('NFD')
    .replaceAll(/[^a-z0-9]+/g, '');
}

export const namesOf = (team: Team): string[] => cast.filter((each) => each.team === team).map((each) => each.name);
/** Who sells: everybody of sales but its head. */
export const sellers: readonly string[] = namesOf('sales').slice(1);
/** Who hands over leads. */
export const marketers: readonly string[] = namesOf('marketing').slice(1);
