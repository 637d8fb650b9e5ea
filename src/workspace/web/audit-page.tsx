import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { AuditEventAnswer } from '#workspace/schema.ts';
import { withQuery } from '#web/api.ts';
import { Avatar } from '#web/ui/avatar.tsx';
import { ButtonAnchor } from '#web/ui/button-link.tsx';
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
import { AuditFilters } from '#workspace/web/audit-filters.tsx';
import { placeOf } from '#workspace/web/audit-places.ts';
import { SettingsTabs } from '#workspace/web/settings-tabs.tsx';
import { useAuditSearch } from '#workspace/web/use-audit-search.ts';
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
  const place = event.about && placeOf(event.about);
  return (
    <li className="row top">
      <time className="small quiet event-time" dateTime={event.at}>
        {timeOfDay(event.at, company.timeZone)}
      </time>
      <Actor actor={event.actor} />
      <span className="grow">
        {event.sentence}{' '}
        {place ? (
          <Link className="door" to={place.to}>
            {place.label}
          </Link>
        ) : null}
      </span>
    </li>
  );
}

function EventDays({ events }: { events: readonly AuditEventAnswer[] }) {
  const { company } = useSession();
  const today = new Intl.DateTimeFormat('en-CA', { timeZone: company.timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(
    useNow(),
  );
  return auditDays(events, company.timeZone).map(({ day, events: ofDay }) => (
    <Section key={day} name={dayInWords(day, today)} hint={plural(ofDay.length, { one: 'one thing', other: '# things' })}>
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
  const { search, go } = useAuditSearch();
  const audit = useInfiniteQuery(auditQuery(search));
  const events = audit.data?.pages.flatMap((part) => part.events) ?? [];
  const isFiltered = Object.keys(search).length > 0;
  const files = (
    <>
      <ButtonAnchor icon="download" href={withQuery('/api/audit-events.csv', { ...search })} download>
        <Trans>CSV</Trans>
      </ButtonAnchor>
      <ButtonAnchor icon="download" href={withQuery('/api/audit-events.jsonl', { ...search })} download>
        <Trans>JSON lines</Trans>
      </ButtonAnchor>
    </>
  );
  return (
    <Page
      title={t`What happened`}
      lead={t`Every change, by the clock of ${company.name}. Nothing here can be changed or removed.`}
      actions={files}
    >
      <SettingsTabs />
      <AuditFilters search={search} go={go} />
      <div className="audit-log">
        {audit.isPending ? <Skeleton reading={t`the last events`} rows={8} /> : null}
        {audit.isError ? (
          <ProblemNote
            problem={audit.error}
            action={
              <Button onClick={() => (isFiltered ? go(null) : void audit.refetch())}>
                {isFiltered ? t`Show everything` : t`Try again`}
              </Button>
            }
          />
        ) : null}
        {audit.data && events.length === 0 ? <NothingHere isFiltered={isFiltered} onClear={() => go(null)} /> : null}
        <EventDays events={events} />
        {audit.hasNextPage ? (
          <div className="mt6">
            <Button busy={audit.isFetchingNextPage ? t`Reading` : undefined} onClick={() => void audit.fetchNextPage()}>
              <Trans>Show earlier events</Trans>
            </Button>
          </div>
        ) : null}
      </div>
    </Page>
  );
}

function NothingHere({ isFiltered, onClear }: { isFiltered: boolean; onClear: () => void }) {
  if (!isFiltered)
    return (
      <Empty>
        <Trans>Here stands what everybody does, from the first invitation on.</Trans>
      </Empty>
    );
  return (
    <Empty
      action={
        <Button onClick={onClear}>
          <Trans>Show everything</Trans>
        </Button>
      }
    >
      <Trans>Nothing matches.</Trans>
    </Empty>
  );
}
