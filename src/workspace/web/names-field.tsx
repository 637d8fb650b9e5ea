import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { TextArea } from '#web/ui/text-area.tsx';

interface NamesFieldProps {
  names: readonly string[];
  onChange: (names: string[]) => void;
  problem?: unknown;
  /** Names in the data that are nobody's yet. */
  suggestions?: readonly string[];
}

/** By which names sources call somebody: one a line. */
export function NamesField({ names, onChange, problem, suggestions }: NamesFieldProps) {
  const open = (suggestions ?? []).filter((name) => !names.includes(name));
  return (
    <div className="stack">
      <Field
        label={t`Known in the sources as`}
        optional
        hint={t`As exports name the owner of a deal or the actor of a call, one a line: ana.ruiz@company.example, Ana Ruiz, rep-17.`}
        error={fieldError(problem, 'names')}
      >
        <TextArea rows={3} value={names.join('\n')} onText={(text) => onChange(text === '' ? [] : text.split('\n'))} />
      </Field>
      {open.length > 0 ? (
        <div className="row wrap">
          <span className="small quiet">
            <Trans>In the data, and nobody yet:</Trans>
          </span>
          {open.map((name) => (
            <Button key={name} size="sm" icon="plus" onClick={() => onChange([...names.filter(Boolean), name])}>
              {name}
            </Button>
          ))}
        </div>
      ) : null}
    </div>
  );
}
