import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter } from '@tanstack/react-router';
import type { DemoAnswer } from '#demo/schema.ts';
import { get, post } from '#web/api.ts';
import { DoorPage } from '#web/pages/door-page.tsx';
import { Avatar } from '#web/ui/avatar.tsx';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Progress } from '#web/ui/progress.tsx';
import { Section } from '#web/ui/section.tsx';
import { Sheet } from '#web/ui/sheet.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { progressWords, roleWords } from '#demo/web/demo-words.ts';
import '#demo/web/demo.css';

const lookEveryMilliseconds = 700;

const demoQuery = queryOptions({
  queryKey: ['demo'],
  queryFn: ({ signal }) => get<DemoAnswer>('/api/demo', {}, signal),
  staleTime: 0,
  refetchInterval: ({ state }) => (state.data?.state === 'making' ? lookEveryMilliseconds : false),
});

/** Signs in as somebody of the demo, forgets what was read through other eyes, and goes to the first page. */
function useEyes() {
  const client = useQueryClient();
  const router = useRouter();
  return useMutation({
    mutationFn: (email: string) => post('/api/demo/sessions', { email }),
    onSuccess: async () => {
      client.clear();
      await router.invalidate();
      await router.navigate({ to: '/' });
    },
  });
}

type Eyes = NonNullable<DemoAnswer['eyes']>[number];

function EyesList({ eyes }: { eyes: readonly Eyes[] }) {
  const look = useEyes();
  return (
    <Section name={t`Through whose eyes?`} hint={t`change as often as you like`}>
      <ul className="eyes">
        {eyes.map((each) => (
          <li key={each.email}>
            <Avatar name={each.name} team={each.team} size="lg" />
            <div className="grow">
              <div>
                <b className="strong">{each.name}</b> <span className="soft">{roleWords(each)}</span>
              </div>
              <p className="hint">{each.why}</p>
            </div>
            <Button
              busy={look.isPending && look.variables === each.email ? t`Opening` : undefined}
              aria-label={t`Look around as ${each.name}`}
              onClick={() => look.mutate(each.email)}
            >
              <Trans>Look around</Trans>
            </Button>
          </li>
        ))}
      </ul>
      {look.error ? <ProblemNote problem={look.error} /> : null}
    </Section>
  );
}

function Making({ rowsRead = 0, rowsPlanned = null }: DemoAnswer) {
  return (
    <Sheet aria-label={t`What is being made`} aria-live="polite">
      <p className="say">
        <Trans>Eighteen months are being invented and read in, by the same import that your own files will take.</Trans>
      </p>
      <div className="mt4">
        <Progress label={t`The demo company`} done={rowsRead} of={rowsPlanned ?? 0} words={progressWords(rowsRead, rowsPlanned)} />
      </div>
    </Sheet>
  );
}

function Failed() {
  return (
    <Sheet aria-label={t`What went wrong`}>
      <p className="say">
        <Trans>An import of the demo did not come to its end.</Trans>
      </p>
      <p className="cap">
        <Trans>
          End it with <code>bin/entente demo end</code> and begin again with <code>bin/entente demo</code>; the log of the server says why.
        </Trans>
      </p>
    </Sheet>
  );
}

function Body({ demo }: { demo: DemoAnswer }) {
  if (demo.state === 'none')
    return (
      <Sheet aria-label={t`No demo`}>
        <p className="say">
          <Trans>There is no demo company here.</Trans>
        </p>
        <div className="mt4">
          <ButtonLink to="/">
            <Trans>To the first page</Trans>
          </ButtonLink>
        </div>
      </Sheet>
    );
  if (demo.state === 'making') return <Making {...demo} />;
  if (demo.state === 'failed') return <Failed />;
  return <EyesList eyes={demo.eyes ?? []} />;
}

/** The door of the demo: how far it is, and then whose eyes to look through. */
export function DemoPage() {
  const demo = useQuery(demoQuery);
  return (
    <DoorPage
      title={t`Northlake Instruments`}
      lead={t`A company that does not exist: sixty members, two systems that disagree, and a few truths to be found in them. Everything here is invented.`}
    >
      {demo.isPending ? <Skeleton reading={t`the demo`} rows={3} /> : null}
      {demo.isError ? (
        <ProblemNote
          problem={demo.error}
          action={
            <Button onClick={() => void demo.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      ) : null}
      {demo.data ? <Body demo={demo.data} /> : null}
      <p className="cap mt6">
        <Trans>
          Anybody who reaches this address can look around, so nothing of your own belongs in here.{' '}
          <Link className="door" to="/set-up">
            Starting with your own company
          </Link>{' '}
          removes the demo with everything in it.
        </Trans>
      </p>
    </DoorPage>
  );
}
