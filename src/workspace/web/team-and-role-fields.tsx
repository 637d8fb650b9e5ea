import { t } from '@lingui/core/macro';
import { fieldError } from '#web/problem-error.ts';
import { Field } from '#web/ui/field.tsx';
import { Select } from '#web/ui/select.tsx';
import { type Role, roleIn, rolesOf, roleWords, type Team, teamOptions } from '#workspace/web/role-words.ts';

interface TeamAndRole {
  team: Team;
  role: Role;
}

interface TeamAndRoleFieldsProps {
  value: TeamAndRole;
  onChange: (value: TeamAndRole) => void;
  problem?: unknown;
  under?: string;
}

/** Where somebody works and what they may do; only the roles that the team can hold are offered. */
export function TeamAndRoleFields({ value, onChange, problem, under = '' }: TeamAndRoleFieldsProps) {
  const pickTeam = (picked: string) => {
    const team = picked as Team;
    onChange({ team, role: roleIn(team, value.role) });
  };
  return (
    <div className="form-row">
      <Field label={t`Team`} error={fieldError(problem, `${under}team`)}>
        <Select options={teamOptions} value={value.team} onPick={pickTeam} />
      </Field>
      <Field label={t`Role`} hint={roleWords[value.role].says} error={fieldError(problem, `${under}role`)}>
        <Select
          options={rolesOf(value.team).map((role) => ({ value: role, label: roleWords[role].name }))}
          value={value.role}
          onPick={(role) => onChange({ ...value, role: role as Role })}
        />
      </Field>
    </div>
  );
}
