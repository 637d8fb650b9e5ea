import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useRef, useState } from 'react';
import type { ImportRun, Mapping } from '#sources/schema.ts';
import type { SavedMappingAnswer, ShownMappingAnswer } from '#sources/saved-mappings/schema.ts';
import { readMappingFile } from '#sources/web/mapping/mapping-file.ts';
import { runPath } from '#sources/web/runs/use-run.ts';
import { get, post } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { Dialog } from '#web/ui/dialog.tsx';
import { Field } from '#web/ui/field.tsx';
import { ProblemNote } from '#web/ui/problem-note.tsx';
import { Select } from '#web/ui/select.tsx';

interface RepairDialogProps {
  run: ImportRun;
  isOpen: boolean;
  onClose: () => void;
}

const asBefore = 'as-before';
const fromFile = 'from-file';
const filledUp = 'filled-up';

/** Imports the refused rows alone once more: by the same mapping, by a corrected one that was kept, or by one from a file. */
export function RepairDialog({ run, isOpen, onClose }: RepairDialogProps) {
  const [by, setBy] = useState(asBefore);
  const [given, setGiven] = useState<{ mapping: Mapping; name: string }>();
  const navigate = useNavigate();
  const again = useMutation({
    mutationFn: async () => {
      const mapping = await mappingFor(by, given?.mapping);
      const how = { ...(mapping && { mapping }), ...(by === filledUp && { shortRows: 'empty' }) };
      return post<{ importRun: ImportRun }>(runPath(run.id, '/repairs'), how);
    },
    onSuccess: ({ importRun }) => navigate({ to: '/data/imports/$id', params: { id: importRun.id } }),
  });
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t`Import the refused rows again`}
      lead={plural(run.refused, {
        one: '#\u00a0row, as it stood in the file. The rows that are in already are not touched.',
        other: '#\u00a0rows, as they stood in the file. The rows that are in already are not touched.',
      })}
      footer={
        <Button
          variant="main"
          busy={again.isPending ? t`Starting` : undefined}
          disabled={by === fromFile && !given}
          onClick={() => again.mutate()}
        >
          <Trans>Import them again</Trans>
        </Button>
      }
    >
      <div className="form">
        <MappingChoice by={by} onBy={setBy} />
        {by === fromFile ? <MappingUpload given={given?.name} onGiven={setGiven} /> : null}
        {again.error ? <ProblemNote problem={again.error} /> : null}
      </div>
    </Dialog>
  );
}

async function mappingFor(by: string, given: Mapping | undefined): Promise<Mapping | undefined> {
  if (by === asBefore || by === filledUp) return undefined;
  return by === fromFile ? given : (await get<ShownMappingAnswer>(`/api/mappings/${encodeURIComponent(by)}`)).mapping;
}

function MappingChoice({ by, onBy }: { by: string; onBy: (by: string) => void }) {
  const { data } = useQuery({
    queryKey: ['saved-mappings'],
    queryFn: ({ signal }) => get<{ mappings: SavedMappingAnswer[] }>('/api/mappings', {}, signal),
  });
  const saved = (data?.mappings ?? []).map(({ id, name, version }) => ({
    value: id,
    label: t`${name}, version ${version}`,
    group: t`Kept mappings`,
  }));
  const options = [
    { value: asBefore, label: t`By the same mapping` },
    { value: filledUp, label: t`By the same mapping, missing cells at the end as empty` },
    { value: fromFile, label: t`By a mapping from a file` },
    ...saved,
  ];
  return (
    <Field
      label={t`How they are read`}
      hint={t`By the same mapping where what was missing has come meanwhile; by a corrected one where the mapping was wrong.`}
    >
      <Select value={by} options={options} onPick={onBy} />
    </Field>
  );
}

function MappingUpload({ given, onGiven }: { given: string | undefined; onGiven: (given: { mapping: Mapping; name: string }) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<unknown>();
  const take = async (file: File | undefined) => {
    if (!file) return;
    const read = await readMappingFile(file);
    if ('mapping' in read) onGiven(read);
    setProblem('problem' in read ? read.problem : undefined);
  };
  return (
    <div className="row wrap">
      <Button icon="upload" onClick={() => input.current?.click()}>
        <Trans>Choose the mapping</Trans>
      </Button>
      <span className="hint">{given ?? t`JSON, as the page of the columns keeps it`}</span>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,application/json"
        aria-label={t`A corrected mapping`}
        onChange={(event) => void take(event.target.files?.[0])}
      />
      {problem ? <ProblemNote problem={problem} /> : null}
    </div>
  );
}
