import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { post } from '#web/api.ts';
import { DoorPage } from '#web/pages/door-page.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Button } from '#web/ui/button.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';

/** Where the link of a mail leads: asks once, and needs no sign-in. */
export function UnsubscribePage() {
  const { token = '' } = useParams({ strict: false }) as { token?: string };
  const end = useMutation({ mutationFn: () => post(`/api/notice-mail-ends/${encodeURIComponent(token)}`) });
  if (end.isSuccess)
    return (
      <DoorPage narrow title={t`No more notices by mail`} lead={t`In the app you are told as before.`}>
        <div>
          <ButtonLink to="/notices">
            <Trans>Choose anew</Trans>
          </ButtonLink>
        </div>
      </DoorPage>
    );
  return (
    <DoorPage
      narrow
      title={t`Notices by mail`}
      lead={t`Shall Entente send you no more notices by mail? In the app you are told as before.`}
    >
      {end.isError && <ProblemNote problem={end.error} />}
      <div>
        <Button variant="main" busy={end.isPending ? t`Ending` : undefined} onClick={() => end.mutate()}>
          <Trans>Send me no more</Trans>
        </Button>
      </div>
    </DoorPage>
  );
}
