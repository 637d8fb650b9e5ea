import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { AboutsAnswer, AskOnWire } from '#asks/schema.ts';
import { get } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';
import { AboutDoor, severalWords } from './about-door.tsx';

interface AboutsProps {
  ask: AskOnWire;
  several: NonNullable<AskOnWire['aboutSeveral']>;
}

/** Everything that an ask of many is about, each a door to its page. */
export function Abouts({ ask, several }: AboutsProps) {
  const abouts = useInfiniteQuery({
    queryKey: ['asks', 'abouts', ask.id],
    queryFn: ({ pageParam, signal }) => get<AboutsAnswer>(`/api/asks/${encodeURIComponent(ask.id)}/abouts`, { after: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
  });
  const known = abouts.data?.pages.flatMap((page) => page.abouts);
  return (
    <Section name={t`What it is about`} hint={severalWords(several)} className="mt8">
      {abouts.isPending && <Skeleton reading={t`what it is about`} rows={3} />}
      {abouts.isError && (
        <ProblemNote
          problem={abouts.error}
          action={
            <Button onClick={() => void abouts.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          }
        />
      )}
      <ul className="ask-abouts">
        {known?.map((one, at) => (
          <li key={at}>
            <AboutDoor {...one} />
          </li>
        ))}
      </ul>
      {abouts.hasNextPage && (
        <div className="mt4">
          <Button busy={abouts.isFetchingNextPage && t`Reading`} onClick={() => void abouts.fetchNextPage()}>
            <Trans>Show more</Trans>
          </Button>
        </div>
      )}
    </Section>
  );
}
