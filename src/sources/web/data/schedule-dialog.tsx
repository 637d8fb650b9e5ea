import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { SavedMappingAnswer } from '#sources/saved-mappings/schema.ts';
import type { ScheduleAnswer } from '#sources/schedules/schema.ts';
import { type Draft, draftFrom, termsOf } from '#sources/web/data/schedule-draft.ts';
import { weekdays } from '#sources/web/data/schedule-words.ts';
import { get, patch, post } from '#web/api.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

interface ScheduleDialogProps {
  /** Absent for a new one. */
  schedule: ScheduleAnswer | undefined;
  /** Folders that the operator of the machine has opened. */
  openFolders: readonly string[];
  onClose: () => void;
}

/** An import that comes round: where it looks, by which mapping, and when. */
export function ScheduleDialog({ schedule, openFolders, onClose }: ScheduleDialogProps) {
  const client = useQueryClient();
  const [draft, setDraft] = useState(() => draftFrom(schedule));
  const save = useMutation({
    mutationFn: () => {
      const terms = termsOf(draft);
      return schedule
        ? patch<unknown>(`/api/import-schedules/${encodeURIComponent(schedule.id)}`, terms)
        : post<unknown>('/api/import-schedules', terms);
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['import-schedules'] });
      onClose();
    },
  });
  const say = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const parts = { draft, say, problem: save.error };
  return (
    <Dialog isOpen onClose={onClose} title={schedule ? t`Change ${schedule.name}` : t`Let an import come round`}>
      <Form onSubmit={() => save.mutate()} problem={save.error}>
        <Field label={t`Name`} error={fieldError(save.error, 'name')}>
          <TextInput value={draft.name} onText={(name) => say({ name })} />
        </Field>
        <Place {...parts} openFolders={openFolders} />
        <MappingField {...parts} />
        <Rhythm {...parts} />
        <div>
          <Button type="submit" variant="main" busy={save.isPending ? t`Saving` : undefined}>
            {schedule ? t`Save the change` : t`Let it come round`}
          </Button>
        </div>
      </Form>
    </Dialog>
  );
}

interface PartProps {
  draft: Draft;
  say: (change: Partial<Draft>) => void;
  problem: unknown;
}

const kinds = [
  { value: 'url', label: t`An address` },
  { value: 'folder', label: t`A folder of the server` },
] as const;

function Place({ draft, say, problem, openFolders }: PartProps & { openFolders: readonly string[] }) {
  return (
    <>
      <Segmented label={t`Where the export is`} value={draft.kind} options={kinds} onPick={(kind) => say({ kind })} />
      {draft.kind === 'url' ? (
        <>
          <Field label={t`Address of the file`} hint={t`https, reachable from the server.`} error={fieldError(problem, 'url')}>
            <TextInput type="url" value={draft.url} onText={(url) => say({ url })} />
          </Field>
          <div className="form-row">
            <Field label={t`Header it asks for`} optional hint={t`Such as Authorization.`}>
              <TextInput value={draft.headerName} onText={(headerName) => say({ headerName })} />
            </Field>
            <Field label={t`Value of the header`} optional hint={t`Kept sealed, never shown again.`}>
              <TextInput type="password" autoComplete="off" value={draft.headerValue} onText={(headerValue) => say({ headerValue })} />
            </Field>
          </div>
        </>
      ) : (
        <FolderFields draft={draft} say={say} problem={problem} openFolders={openFolders} />
      )}
    </>
  );
}

function openWords(folders: string): string {
  return t`Open: ${folders}`;
}

function FolderFields({ draft, say, problem, openFolders }: PartProps & { openFolders: readonly string[] }) {
  if (openFolders.length === 0)
    return <p className="note small"><Trans>No folder is open yet. Whoever runs the server opens one with ENTENTE_IMPORT_FOLDERS.</Trans></p>;
  return (
    <div className="form-row">
      <Field label={t`Folder`} hint={openWords(openFolders.join(', '))} error={fieldError(problem, 'folder')}>
        <TextInput value={draft.folder} placeholder={openFolders[0]} onText={(folder) => say({ folder })} />
      </Field>
      <Field label={t`Names of the files`} optional hint={t`* is any text, as contacts-*.csv`} error={fieldError(problem, 'filePattern')}>
        <TextInput value={draft.filePattern} onText={(filePattern) => say({ filePattern })} />
      </Field>
    </div>
  );
}

function MappingField({ draft, say, problem }: PartProps) {
  const { data } = useQuery({
    queryKey: ['saved-mappings'],
    queryFn: ({ signal }) => get<{ mappings: SavedMappingAnswer[] }>('/api/mappings', {}, signal),
  });
  const kept = (data?.mappings ?? []).map(({ id, name, version }) => ({ value: id, label: t`${name}, version ${version}` }));
  const hint = data && kept.length === 0 ? t`Bring one such file by hand first and keep its mapping.` : t`Its newest version counts.`;
  return (
    <Field label={t`Kept mapping`} hint={hint} error={fieldError(problem, 'savedMappingId')}>
      <Select
        value={draft.savedMappingId}
        options={[{ value: '', label: t`Choose a mapping` }, ...kept]}
        onPick={(savedMappingId) => say({ savedMappingId })}
      />
    </Field>
  );
}

const rhythms = [
  { value: 'hour', label: t`every hour` },
  { value: 'day', label: t`every day` },
  { value: 'week', label: t`every week` },
];

function Rhythm({ draft, say, problem }: PartProps) {
  return (
    <div className="form-row">
      <Field label={t`How often`}>
        <Select value={draft.every} options={rhythms} onPick={(every) => say({ every: every as Draft['every'] })} />
      </Field>
      {draft.every === 'week' ? (
        <Field label={t({ message: 'On', context: 'a day of the week' })}>
          <Select
            value={draft.weekday}
            options={Object.entries(weekdays).map(([value, label]) => ({ value, label }))}
            onPick={(weekday) => say({ weekday: weekday as Draft['weekday'] })}
          />
        </Field>
      ) : null}
      <Field label={draft.every === 'hour' ? t`At (the minutes count)` : t`At`} error={fieldError(problem, 'at')}>
        <TextInput type="time" value={draft.at} onText={(at) => say({ at })} />
      </Field>
    </div>
  );
}
