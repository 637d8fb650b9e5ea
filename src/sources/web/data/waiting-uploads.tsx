import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { UploadsAnswer } from '#sources/schema.ts';
import { agoWords } from '#sources/web/import-words.ts';
import { get, remove } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonLink } from '#web/ui/button-link.tsx';
import { Door } from '#web/ui/door.tsx';
import { bytes } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { useNow } from '#web/use-now.ts';
import { useSession } from '#web/use-session.ts';

const shownAtFirst = 5;

/** Files that were brought and not imported: nothing is lost of them, and they can be gone on with. */
export function WaitingUploads() {
  const now = useNow();
  const [showsAll, setShowsAll] = useState(false);
  const { permits } = useSession();
  const { data } = useQuery({
    queryKey: ['uploads'],
    queryFn: ({ signal }) => get<UploadsAnswer>('/api/uploads', {}, signal),
    staleTime: 0,
    enabled: permits('sources.import'),
  });
  const client = useQueryClient();
  const forget = useMutation({
    mutationFn: (id: string) => remove(`/api/uploads/${encodeURIComponent(id)}`),
    onSettled: () => client.invalidateQueries({ queryKey: ['uploads'] }),
  });
  const uploads = data?.uploads ?? [];
  if (uploads.length === 0) return null;
  const shown = showsAll ? uploads : uploads.slice(0, shownAtFirst);
  return (
    <Section name={t`Brought, not imported`} hint={plural(uploads.length, { one: '#\u00a0file, kept for seven days', other: '#\u00a0files, kept for seven days' })} className="mt8">
      {forget.error ? <ProblemNote problem={forget.error} /> : null}
      <ul className="list small">
        {shown.map((upload) => (
          <li key={upload.id} className="row between wrap">
            <span className="grow">
              <span className="strong break">{upload.name}</span>{' '}
              <span className="quiet">
                {bytes(upload.bytes)}, {agoWords(upload.uploadedAt, now)}
              </span>
            </span>
            <ButtonLink size="sm" to="/data/new" search={{ upload: [upload.id] }} aria-label={t`Go on with ${upload.name}`}><Trans>
              Go on
            </Trans></ButtonLink>
            <Button size="sm" variant="plain" onClick={() => forget.mutate(upload.id)} aria-label={t`Remove ${upload.name}`}><Trans>
              Remove
            </Trans></Button>
          </li>
        ))}
      </ul>
      {shown.length < uploads.length ? (
        <p className="cap">
          {plural(uploads.length - shown.length, { one: '#\u00a0more file.', other: '#\u00a0more files.' })} <Door onClick={() => setShowsAll(true)}><Trans>Show them</Trans></Door>
        </p>
      ) : null}
      {uploads.length > 1 ? (
        <div className="mt3">
          <ButtonLink size="sm" to="/data/new" search={{ upload: uploads.map(({ id }) => id) }}><Trans>
            Go on with all of them
          </Trans></ButtonLink>
        </div>
      ) : null}
    </Section>
  );
}
