import { useInfiniteQuery } from '@tanstack/react-query';
import type { AuditEventAnswer } from '#workspace/schema.ts';
import { Avatar } from '#web/ui/avatar.tsx';
import { Button } from '#web/ui/button.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { timeOfDay } from '#web/ui/formats.ts';
import { Icon } from '#web/ui/icon.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { useNow } from '#web/use-now.ts';
import { useSession } from '#web/use-session.ts';
import { auditDays, dayInWords } from '#workspace/web/audit-days.ts';
import { SettingsTabs } from '#workspace/web/settings-tabs.tsx';
import { auditQuery } from '#workspace/web/workspace-calls.ts';

function Actor({ actor }: { actor: AuditEventAnswer['actor'] }) {
  if (actor.kind === 'member') return <Avatar name={actor.name} team={actor.team} />;
  return (
    <span className="av" title={actor.name} aria-hidden="true">
      <Icon name={actor.kind === 'api-key' ? 'key' : 'company'} small />
    </span>
  );
}

function EventLine({ event }: { event: AuditEventAnswer }) {
  const { company } = useSession();
  return (
    <li className="row top">
      <time className="small quiet event-time" dateTime={event.at}>
        {timeOfDay(event.at, company.timeZone)}
      </time>
      <Actor actor={event.actor} />
      <span className="grow">{event.sentence}</span>
    </li>
  );
}

function EventDays({ events }: { events: readonly AuditEventAnswer[] }) {
  const { company } = useSession();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: company.timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    useNow(),
  );
  return auditDays(events, company.timeZone).map(({ day, events: ofDay }) => (
    <Section key={day} name={dayInWords(day, today)} hint={ofDay.length === 1 ? 'one thing' : `${ofDay.length} things`}>
      <ul className="list">
        {ofDay.map((event) => (
          <EventLine key={event.id} event={event} />
        ))}
      </ul>
    </Section>
  ));
}

/** What happened, who did it and when, newest first. Nothing here can be changed or removed. */
export function AuditPage() {
  const { company } = useSession();
  const audit = useInfiniteQuery(auditQuery);
  const events = audit.data?.pages.flatMap((part) => part.events) ?? [];
  return (
    <Page title="What happened" lead={`Every change, by the clock of ${company.name}. Nothing here can be changed or removed.`} narrow>
      <SettingsTabs />
      {audit.isPending ? <Skeleton reading="the last events" rows={8} /> : null}
      {audit.isError ? (
        <ProblemNote problem={audit.error} action={<Button onClick={() => void audit.refetch()}>Try again</Button>} />
      ) : null}
      {audit.data && events.length === 0 ? <Empty>Here stands what everybody does, from the first invitation on.</Empty> : null}
      <EventDays events={events} />
      {audit.hasNextPage ? (
        <div className="mt6">
          <Button busy={audit.isFetchingNextPage ? 'Reading' : undefined} onClick={() => void audit.fetchNextPage()}>
            Show earlier events
          </Button>
        </div>
      ) : null}
    </Page>
  );
}
