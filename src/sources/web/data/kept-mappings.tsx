import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { SavedMappingAnswer } from '#sources/saved-mappings/schema.ts';
import { importCount } from '#sources/web/import-words.ts';
import { get, remove } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { DoorAnchor } from '#web/ui/door.tsx';
import { moment } from '#web/ui/formats.ts';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Section } from '#web/ui/section.tsx';
import { useSession } from '#web/use-session.ts';

function savedWords({ importRuns, savedAt, savedBy }: SavedMappingAnswer, timeZone: string): string {
  const imports = importCount(importRuns);
  const at = moment(savedAt, timeZone);
  return savedBy ? t`${imports}, saved ${at} by ${savedBy}` : t`${imports}, saved ${at}`;
}

/** Mappings kept under a name, each with its newest version as a file. */
export function KeptMappings() {
  const { company, permits } = useSession();
  const client = useQueryClient();
  const { data, error } = useQuery({
    queryKey: ['saved-mappings'],
    queryFn: ({ signal }) => get<{ mappings: SavedMappingAnswer[] }>('/api/mappings', {}, signal),
  });
  const forget = useMutation({
    mutationFn: (id: string) => remove(`/api/mappings/${encodeURIComponent(id)}`),
    onSuccess: () => client.invalidateQueries({ queryKey: ['saved-mappings'] }),
  });
  const kept = data?.mappings ?? [];
  return (
    <Section name={t`Kept mappings`} hint={kept.length > 0 ? plural(kept.length, { one: '#\u00a0mapping', other: '#\u00a0mappings' }) : undefined}>
      {error ?? forget.error ? <ProblemNote problem={error ?? forget.error} /> : null}
      {data && kept.length === 0 ? <p className="small quiet"><Trans>Keep a mapping beside its columns, and the next export of that kind is recognised.</Trans></p> : null}
      <ul className="list small">
        {kept.map((mapping) => (
          <li key={mapping.id} className="row between top">
            <span className="grow">
              <DoorAnchor
                className="strong"
                href={`/api/mappings/${encodeURIComponent(mapping.id)}/versions/${mapping.version}`}
                aria-label={t`${mapping.name}, version ${mapping.version}, as a file`}
                download
              >
                {mapping.name}
              </DoorAnchor>{' '}
              <span className="quiet"><Trans>version {mapping.version}</Trans></span>
              <span className="quiet block">
                {savedWords(mapping, company.timeZone)}
              </span>
            </span>
            {permits('sources.import') ? (
              <Button size="sm" variant="plain" onClick={() => forget.mutate(mapping.id)} aria-label={t`Remove the mapping ${mapping.name}`}><Trans>
                Remove
              </Trans></Button>
            ) : null}
          </li>
        ))}
      </ul>
    </Section>
  );
}
