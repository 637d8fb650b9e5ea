import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { patch } from '#web/api.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Form } from '#web/ui/form.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { State } from '#web/ui/state.tsx';
import type { RolesAnswer } from '#workspace/roles/schema.ts';
import { fieldGroups, type Group, groupNames } from '#workspace/web/roles/sight-words.ts';
import { rolesQuery } from '#workspace/web/workspace-calls.ts';

type Settings = RolesAnswer['settings'];

const rowOptions = [
  { value: 'everything', label: t`Everybody’s` },
  { value: 'own-and-reports', label: t`Their own, and those of whoever reports to them` },
  { value: 'own', label: t`Their own` },
];
const figureOptions = [
  { value: 'everybody', label: t`Everybody who sees figures by name` },
  { value: 'own-and-reports', label: t`The seller and their managers` },
];

interface FieldsProps {
  legend: string;
  withheld: readonly Group[];
  onChange: (withheld: Group[]) => void;
}

/** Ticked is seen: what is not ticked is withheld wherever it stands. */
function SeenFields({ legend, withheld, onChange }: FieldsProps) {
  const toggle = (group: Group) => onChange(withheld.includes(group) ? withheld.filter((one) => one !== group) : [...withheld, group]);
  return (
    <fieldset className="fld">
      <legend className="label">{legend}</legend>
      {fieldGroups.map((group) => (
        <label key={group} className="check">
          <input type="checkbox" checked={!withheld.includes(group)} onChange={() => toggle(group)} />
          {groupNames[group]}
        </label>
      ))}
    </fieldset>
  );
}

/** What heads and operators choose: which fields members and viewers see, whose rows, and who sees figures by name. */
export function SightForm({ kept }: { kept: Settings }) {
  const client = useQueryClient();
  const [wanted, setWanted] = useState(kept);
  const save = useMutation({
    mutationFn: () => patch<RolesAnswer>('/api/roles', wanted),
    onSuccess: (answer) => {
      client.setQueryData(rolesQuery.queryKey, answer);
      setWanted(answer.settings);
    },
  });
  const change = (part: Partial<Settings>) => {
    save.reset();
    setWanted({ ...wanted, ...part });
  };
  return (
    <Section name={t`Choose`} hint={t`holds from everybody’s next step on; what happened keeps it`}>
      <Form onSubmit={() => save.mutate()} problem={save.error} className="sight">
        <div className="sight-fields">
          <SeenFields legend={t`Members see`} withheld={wanted.memberWithheld} onChange={(memberWithheld) => change({ memberWithheld })} />
          <SeenFields legend={t`Viewers see`} withheld={wanted.viewerWithheld} onChange={(viewerWithheld) => change({ viewerWithheld })} />
          <Field label={t`Whose people and deals members see`} hint={t`Whom they own, offered or followed up, as sources name them.`}>
            <Select
              options={rowOptions}
              value={wanted.memberRows}
              onPick={(memberRows) => change({ memberRows: memberRows as Settings['memberRows'] })}
            />
          </Field>
          <Field label={t`Who sees figures of a named seller`} hint={t`Sums of both teams are for everybody.`}>
            <Select
              options={figureOptions}
              value={wanted.namedFigures}
              onPick={(namedFigures) => change({ namedFigures: namedFigures as Settings['namedFigures'] })}
            />
          </Field>
        </div>
        <div className="row mt3">
          <Button type="submit" variant="main" busy={save.isPending ? t`Saving` : undefined}>
            <Trans>Save</Trans>
          </Button>
          {save.isSuccess ? <State is="good">{t`Saved`}</State> : null}
        </div>
      </Form>
    </Section>
  );
}
