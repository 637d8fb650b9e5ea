import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { PeopleAnswer } from '#identity/schema.ts';
import { get } from '#web/api.ts';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { DoorLink } from '#web/ui/door.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { Page } from '#web/ui/page.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import './identity.css';
import type { PersonSummary } from './person-answers.ts';

const typingPauseMilliseconds = 250;

/** Everybody the sources know, to be found by the beginning of a name or a mail address. */
export function PeoplePage() {
  const { search: asked = '' } = useSearch({ strict: false }) as { search?: string };
  const people = useInfiniteQuery({
    queryKey: ['people', asked],
    queryFn: ({ pageParam, signal }) => get<PeopleAnswer>('/api/people', { search: asked || undefined, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  });
  const found = people.data?.pages.flatMap((page) => page.people);
  return (
    <Page title="People" lead="Everybody the sources know. Open one to read what both sides know of them.">
      <SearchBox asked={asked} />
      {people.isPending && <Skeleton reading="the people" rows={10} />}
      {people.isError && <ProblemNote problem={people.error} action={<Button onClick={() => void people.refetch()}>Try again</Button>} />}
      {found?.length === 0 && <Nobody asked={asked} />}
      {found && found.length > 0 && <PeopleTable people={found} />}
      {people.hasNextPage && (
        <div className="mt4">
          <Button busy={people.isFetchingNextPage && 'Reading'} onClick={() => void people.fetchNextPage()}>
            Show more
          </Button>
        </div>
      )}
    </Page>
  );
}

/** What is typed waits for a pause before it is asked, and stands in the address. */
function SearchBox({ asked }: { asked: string }) {
  const navigate = useNavigate();
  const [typed, setTyped] = useState(asked);
  const [seen, setSeen] = useState(asked);
  const [sent, setSent] = useState(asked);
  if (seen !== asked) {
    setSeen(asked);
    // Only what others put into the address replaces what is typed: going back, clearing the search.
    if (asked !== sent) setTyped(asked);
  }
  useEffect(() => {
    const search = typed.trim();
    if (search === asked) return undefined;
    const ask = () => {
      setSent(search);
      void navigate({ to: '/people', search: search ? { search } : {}, replace: true });
    };
    const pause = setTimeout(ask, typingPauseMilliseconds);
    return () => clearTimeout(pause);
  }, [typed, asked, navigate]);
  return (
    <div className="filters" role="search">
      <span className="people-search">
        <TextInput
          small
          type="search"
          aria-label="Find by the beginning of a name or mail address"
          placeholder="Name or mail begins with"
          value={typed}
          onText={setTyped}
        />
      </span>
    </div>
  );
}

function Nobody({ asked }: { asked: string }) {
  const navigate = useNavigate();
  if (asked) {
    return (
      <Empty action={<Button onClick={() => void navigate({ to: '/people', search: {} })}>Clear the search</Button>}>
        Nobody’s name or mail address begins with “{asked}”.
      </Empty>
    );
  }
  return (
    <Empty
      action={
        <ButtonLink variant="main" to="/data">
          Bring in a source
        </ButtonLink>
      }
    >
      Here will stand everybody whom marketing or sales knows, once, with what both sides know of them.
    </Empty>
  );
}

function PeopleTable({ people }: { people: readonly PersonSummary[] }) {
  return (
    <Table label="People">
      <thead>
        <tr>
          <Column>Name</Column>
          <Column>Mail</Column>
          <Column>Company</Column>
        </tr>
      </thead>
      <tbody>
        {people.map((person) => (
          <Row key={person.id}>
            <Cell className="strong">
              <DoorLink to="/people/$id" params={{ id: person.id }}>
                {person.name || person.email || person.id}
              </DoorLink>
            </Cell>
            <Cell className="soft">{person.email}</Cell>
            <Cell className="soft">{person.company}</Cell>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}
