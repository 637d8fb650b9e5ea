import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { get, post } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { moment } from '#web/ui/formats.ts';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useSession } from '#web/use-session.ts';
import './discussion.css';
import type { NoticesAnswer } from './discussion-calls.ts';
import { NoticeChoices } from './notice-choices.tsx';

type Notice = NoticesAnswer['notices'][number];

/** What one was told, the newest first, and what one wants to be told. */
export function NoticesPage() {
  const read = useReading();
  const notices = useInfiniteQuery({
    queryKey: ['notices'],
    queryFn: ({ pageParam, signal }) => get<NoticesAnswer>('/api/notices', { after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    refetchOnWindowFocus: true,
  });
  const told = notices.data?.pages.flatMap((page) => page.notices);
  const unread = notices.data?.pages[0]?.unread ?? 0;
  const all = unread > 0 && (
    <Button busy={read.isPending && t`Saving`} onClick={() => read.mutate(undefined)}>
      <Trans>All are read</Trans>
    </Button>
  );
  return (
    <Page
      title={t`Notices`}
      lead={t`Who mentioned you, what was said where you follow, what your side is asked, and how your imports ended.`}
      actions={all}
    >
      {notices.isPending && <Skeleton reading={t`your notices`} rows={6} />}
      {notices.isError && (
        <ProblemNote
          problem={notices.error}
          action={
            <Button onClick={() => void notices.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      )}
      {told?.length === 0 && (
        <Empty>
          <Trans>Here will stand whatever you should know of. Follow a person, a deal or an ask to be told what is said there.</Trans>
        </Empty>
      )}
      {told && told.length > 0 && (
        <ol className="list" aria-label={t`Notices`}>
          {told.map((notice) => (
            <Line key={notice.id} notice={notice} onOpen={() => !notice.isRead && read.mutate([notice.id])} />
          ))}
        </ol>
      )}
      {notices.hasNextPage && (
        <div className="mt4">
          <Button busy={notices.isFetchingNextPage && t`Reading`} onClick={() => void notices.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </div>
      )}
      <NoticeChoices />
    </Page>
  );
}

function useReading() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (ids: string[] | undefined) => post('/api/notice-readings', ids ? { ids } : {}),
    onSuccess: () =>
      Promise.all([client.invalidateQueries({ queryKey: ['notices'] }), client.invalidateQueries({ queryKey: ['unread-notices'] })]),
  });
}

function Line({ notice, onOpen }: { notice: Notice; onOpen: () => void }) {
  const { company } = useSession();
  return (
    <li className={notice.isRead ? 'notice' : 'notice unread'}>
      <span className="dot" aria-hidden="true" />
      <span>
        <Link to={notice.path} className="door" onClick={onOpen}>
          {notice.sentence}
        </Link>
        {!notice.isRead && (
          <span className="sr">
            <Trans> Unread.</Trans>
          </span>
        )}
      </span>
      <time className="small quiet nowrap" dateTime={notice.at}>
        {moment(notice.at, company.timeZone)}
      </time>
    </li>
  );
}
