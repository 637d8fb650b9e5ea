import { t } from '@lingui/core/macro';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Icon } from '#web/ui/icon.tsx';
import { unreadQuery } from './discussion-calls.ts';

/** The way to what one was told, with how much of it is unread. */
export function NoticeBell() {
  const { data } = useQuery(unreadQuery);
  const unread = data?.unread ?? 0;
  return (
    <Link to="/notices" className="bell" aria-label={unread === 0 ? t`Notices` : t`Notices, ${unread} unread`}>
      <Icon name="bell" />
      {unread > 0 && <span aria-hidden="true">{unread > 99 ? '99+' : unread}</span>}
    </Link>
  );
}
