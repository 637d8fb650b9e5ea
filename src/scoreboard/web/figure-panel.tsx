import { t } from '@lingui/core/macro';
import { Plural, Trans } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import { waitWords } from '#web/charts/wait-words.ts';
import { get } from '#web/api.ts';
import { ButtonAnchor } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { DoorLink } from '#web/ui/door.tsx';
import { Empty } from '#web/ui/empty.tsx';
import { moment } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { SidePanel } from '#web/ui/side-panel.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { Cell, Column, Row, Table } from '#web/ui/table.tsx';
import { useSession } from '#web/use-session.ts';
import type { RowsAnswer } from '#scoreboard/schema.ts';
import type { FigureAddress } from './figure-address.ts';
import { rowsAddress } from './figure-address.ts';
import type { FigureWords } from './figure-words.ts';
import type { FigureRow } from './measure-answers.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';

interface FigurePanelProps {
  figure: FigureAddress | null;
  words: FigureWords | null;
  /** The figures of the page are still on their way. */
  isReading: boolean;
  /** How the funnel of the page is cut into columns. */
  every: 'month' | 'quarter';
  place: ScoreboardPlace;
}

/** What stands behind a figure: how it is counted, how sure it is, and the people in it. */
export function FigurePanel({ figure, words, isReading, every, place }: FigurePanelProps) {
  const close = () => place.state.figure !== null && place.closeFigure();
  const title = words?.title ?? (isReading ? t`Reading the figure` : t`No such figure`);
  return (
    <SidePanel isOpen={place.state.figure !== null} onClose={close} title={title} lead={words && <b className="fig2">{words.value}</b>}>
      {figure && words && <PanelBody figure={figure} words={words} every={every} place={place} />}
      {!words && isReading && <Skeleton reading={t`the figure`} />}
      {!words && !isReading && (
        <Empty>
          <Trans>This address names a figure that is not on this page.</Trans>
        </Empty>
      )}
    </SidePanel>
  );
}

interface PanelBodyProps extends Pick<FigurePanelProps, 'every' | 'place'> {
  figure: FigureAddress;
  words: FigureWords;
}

function PanelBody({ figure, words, every, place }: PanelBodyProps) {
  return (
    <>
      {words.sample && <p className="soft">{words.sample}</p>}
      <FigureRows figure={figure} every={every} place={place} />
    </>
  );
}

function FigureRows({ figure, every, place }: Omit<PanelBodyProps, 'words'>) {
  const address = rowsAddress(figure, place.state, every);
  const rows = useInfiniteQuery({
    queryKey: ['measures', 'rows', address('rows')],
    queryFn: ({ pageParam, signal }) => get<RowsAnswer>(address('rows', pageParam), {}, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  });
  if (rows.isPending) return <Skeleton reading={t`the people behind it`} />;
  if (rows.isError)
    return (
      <ProblemNote
        problem={rows.error}
        action={
          <Button onClick={() => void rows.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    );
  const people = rows.data.pages.flatMap((page) => page.rows);
  const { formula, total } = rows.data.pages[0]!;
  return (
    <>
      <h3 className="mt4">
        <Trans>How it is counted</Trans>
      </h3>
      <p className="soft">{formula}</p>
      <div className="row between panel-rows">
        <h3>
          <Plural value={total} one="# row" other="# rows" />
        </h3>
        <ButtonAnchor size="sm" icon="download" href={address('csv')} download>
          <Trans>CSV of these rows</Trans>
        </ButtonAnchor>
      </div>
      {people.length === 0 ? (
        <Empty>
          <Trans>Nobody stands behind this figure.</Trans>
        </Empty>
      ) : (
        <RowsTable people={people} clock={place.state.clock} />
      )}
      {rows.hasNextPage && (
        <Button busy={rows.isFetchingNextPage && t`Reading`} onClick={() => void rows.fetchNextPage()}>
          <Trans>Show more</Trans>
        </Button>
      )}
    </>
  );
}

const momentColumns = [
  ['capturedAt', t`captured`],
  ['offeredAt', t`handed off`],
  ['followedUpAt', t`followed up`],
  ['reachedAt', t`reached`],
  ['wonAt', t`won`],
] as const;

function RowsTable({ people, clock }: { people: readonly FigureRow[]; clock: 'wall' | 'business' }) {
  const { timeZone } = useSession().company;
  const shown = momentColumns.filter(([key]) => people.some((row) => row[key]));
  const waits = people.some((row) => row.waitSeconds != null || row.waitingSeconds != null);
  return (
    <Table label={t`The people behind this figure`}>
      <thead>
        <tr>
          <Column>
            <Trans>Person</Trans>
          </Column>
          {waits && (
            <Column figures>
              <Trans>wait</Trans>
            </Column>
          )}
          {shown.map(([key, name]) => (
            <Column key={key} figures>
              {name}
            </Column>
          ))}
        </tr>
      </thead>
      <tbody>
        {people.map((row, index) => (
          <Row key={`${row.person.id} ${index}`}>
            <Cell>
              <DoorLink to="/people/$id" params={{ id: row.person.id }}>
                {row.person.name || row.person.id}
              </DoorLink>
            </Cell>
            {waits && (
              <Cell figures className="nowrap">
                {waitOf(row, clock)}
              </Cell>
            )}
            {shown.map(([key]) => (
              <Cell key={key} figures className="nowrap small">
                {row[key] ? moment(row[key], timeZone) : '–'}
              </Cell>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function waitOf(row: FigureRow, clock: 'wall' | 'business'): string {
  const seconds = clock === 'business' ? (row.businessWaitSeconds ?? row.waitSeconds) : row.waitSeconds;
  return seconds == null ? t`still runs` : waitWords(seconds, clock);
}
