import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { Mapping } from '#sources/schema.ts';
import type { SavedMappingAnswer, ShownMappingAnswer } from '#sources/saved-mappings/schema.ts';
import { mappingDownload, readMappingFile } from '#sources/web/mapping/mapping-file.ts';
import type { ImportDraft } from '#sources/web/mapping/use-import-draft.ts';
import { get, post } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { ButtonAnchor } from '#web/ui/button-link.tsx';
import { Field } from '#web/ui/field.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

interface SavedMappingsProps {
  draft: ImportDraft;
  mapping: Mapping;
}

/** The mapping to keep: under a name, as the next version of a kept one, or as a file; and another one to take instead. */
export function SavedMappings({ draft, mapping }: SavedMappingsProps) {
  const { data } = useQuery({
    queryKey: ['saved-mappings'],
    queryFn: ({ signal }) => get<{ mappings: SavedMappingAnswer[] }>('/api/mappings', {}, signal),
  });
  const kept = data?.mappings ?? [];
  return (
    <div className="form keep">
      <KeepMapping draft={draft} mapping={mapping} kept={kept} />
      {kept.length > 0 ? <TakeMapping draft={draft} kept={kept} /> : null}
      <MappingFiles draft={draft} mapping={mapping} />
    </div>
  );
}

function KeepMapping({ draft, mapping, kept }: SavedMappingsProps & { kept: readonly SavedMappingAnswer[] }) {
  const client = useQueryClient();
  const [name, setName] = useState(draft.group.savedMapping?.name ?? draft.group.preset?.title ?? mapping.source);
  const same = kept.find((one) => one.name === name.trim());
  const save = useMutation({
    mutationFn: () => {
      const given = { mapping, header: draft.group.file.header };
      return same
        ? post<ShownMappingAnswer>(`/api/mappings/${encodeURIComponent(same.id)}/versions`, given)
        : post<ShownMappingAnswer>('/api/mappings', { name: name.trim(), ...given });
    },
    onSuccess: () => void client.invalidateQueries({ queryKey: ['saved-mappings'] }),
  });
  const saved = save.data?.savedMapping;
  return (
    <div>
      <Field label={t`Keep this mapping as`} hint={same ? t`Kept so far: version ${same.version}. Saving makes the next one.` : undefined}>
        <div className="copy">
          <TextInput value={name} maxLength={120} onText={setName} />
          <Button
            busy={save.isPending ? t`Saving` : undefined}
            disabled={name.trim() === ''}
            onClick={() => save.mutate()}
            aria-label={t`Save this mapping`}
          >
            <Trans>Save</Trans>
          </Button>
        </div>
      </Field>
      <p className="cap" role="status">
        {saved ? t`Saved as “${saved.name}”, version ${saved.version}.` : ''}
      </p>
      {save.error ? <ProblemNote problem={save.error} /> : null}
    </div>
  );
}

function TakeMapping({ draft, kept }: Pick<SavedMappingsProps, 'draft'> & { kept: readonly SavedMappingAnswer[] }) {
  const take = useMutation({
    mutationFn: (id: string) => get<ShownMappingAnswer>(`/api/mappings/${encodeURIComponent(id)}`),
    onSuccess: ({ mapping }) => draft.change(mapping),
  });
  const options = kept.map(({ id, name, version }) => ({ value: id, label: t`${name}, version ${version}` }));
  return (
    <div>
      <Field label={t`Take a kept one instead`}>
        <Select value="" options={[{ value: '', label: t`Choose a mapping` }, ...options]} onPick={(id) => id && take.mutate(id)} />
      </Field>
      {take.error ? <ProblemNote problem={take.error} /> : null}
    </div>
  );
}

function MappingFiles({ draft, mapping }: SavedMappingsProps) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<unknown>();
  const download = mappingDownload(mapping);
  const load = async (file: File | undefined) => {
    if (!file) return;
    const read = await readMappingFile(file);
    if ('mapping' in read) draft.change(read.mapping);
    setProblem('problem' in read ? read.problem : undefined);
  };
  return (
    <div>
      <div className="row wrap">
        <ButtonAnchor size="sm" icon="download" href={download.href} download={download.name}>
          <Trans>Keep this mapping as a file</Trans>
        </ButtonAnchor>
        <Button size="sm" icon="upload" onClick={() => input.current?.click()}>
          <Trans>Take one from a file</Trans>
        </Button>
      </div>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t`A mapping as a file`}
        onChange={(event) => {
          void load(event.target.files?.[0]);
          event.target.value = '';
        }}
      />
      {problem ? (
        <div className="mt3">
          <ProblemNote problem={problem} />
        </div>
      ) : null}
    </div>
  );
}
