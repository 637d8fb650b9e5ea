import { t } from '@lingui/core/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import '#today/web/today.css';
import { BothSidesPage } from '#web/pages/today/both-sides-page.tsx';
import { MarketerPage } from '#web/pages/today/marketer-page.tsx';
import { SellerPage } from '#web/pages/today/seller-page.tsx';
import { type TodayView, viewShown, viewsOf } from '#web/pages/today/views.ts';
import { Segmented } from '#web/ui/segmented.tsx';
import { useSession } from '#web/use-session.ts';

const labels: Record<TodayView, string> = { seller: t`My day`, marketer: t`My leads`, both: t`Both sides` };

/** The first page of each role: what to do next, then why. Who works for one side can look at the page of both. */
export function TodayPage() {
  const { session } = useSession();
  const navigate = useNavigate();
  const { view: asked } = useSearch({ strict: false }) as { view?: TodayView };
  const views = viewsOf(session.member);
  const view = viewShown(session.member, asked);
  const switcher = views.length > 1 && (
    <Segmented
      label={t`Whose day`}
      value={view}
      options={views.map((each) => ({ value: each, label: labels[each] }))}
      onPick={(picked) => void navigate({ to: '/', search: picked === views[0] ? {} : { view: picked }, replace: true })}
    />
  );
  if (view === 'seller') return <SellerPage actions={switcher} />;
  if (view === 'marketer') return <MarketerPage actions={switcher} />;
  return <BothSidesPage actions={switcher} />;
}
