export type TodayView = 'seller' | 'marketer' | 'both';

/**
 * Which pages somebody has, their own first. Heads and whoever works for neither side see the page of both; who may not see people has none of
 * their own. The operator at the machine is nobody's colleague.
 */
export function viewsOf(member: { team: string; role: string } | undefined): TodayView[] {
  if (!member || member.role === 'viewer' || member.role === 'people-partner') return ['both'];
  const own = ({ sales: 'seller', marketing: 'marketer' } as const)[member.team];
  if (!own) return ['both'];
  return member.role === 'member' ? [own, 'both'] : ['both', own];
}

/** The page that is shown: the one asked for where there is such a one, else the own. */
export function viewShown(member: Parameters<typeof viewsOf>[0], asked: string | undefined): TodayView {
  const views = viewsOf(member);
  return views.find((view) => view === asked) ?? views[0]!;
}
