import { Trans } from '@lingui/react/macro';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from '#web/ui/button.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Skeleton } from '#web/ui/skeleton.tsx';

interface AnswerProps<Data> {
  of: UseQueryResult<Data>;
  /** What is being read: "your leads". */
  reading: string;
  rows?: number;
  children: (data: Data) => ReactNode;
}

/** A part of the page that loads by itself: the rest stays whatever becomes of it. */
export function Answered<Data>({ of, reading, rows = 4, children }: AnswerProps<Data>) {
  if (of.isPending) return <Skeleton reading={reading} rows={rows} />;
  if (of.isError)
    return (
      <ProblemNote
        problem={of.error}
        action={
          <Button onClick={() => void of.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        }
      />
    );
  return children(of.data);
}
