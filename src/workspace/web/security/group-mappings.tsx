import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { SingleSignOnWanted } from '#workspace/sign-in/schema.ts';
import { fieldError } from '#web/problem-error.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Segmented } from '#web/ui/segmented.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { roleIn, rolesOf, roleWords, type Role, type Team, teamOptions } from '#workspace/web/role-words.ts';

interface Place {
  team: Team;
  role: Role;
}

interface GroupMappingsProps {
  wanted: SingleSignOnWanted;
  change: (changes: Partial<SingleSignOnWanted>) => void;
  problem: unknown;
}

/** Which group stands for which team and role, in order; and what becomes of somebody in none. */
export function GroupMappings({ wanted, change, problem }: GroupMappingsProps) {
  const { mappings, defaultPlace } = wanted;
  const replace = (at: number, mapping: (typeof mappings)[number] | null) =>
    change({ mappings: mappings.flatMap((each, index) => (index === at ? (mapping ? [mapping] : []) : [each])) });
  return (
    <>
      <Field
        label={t`Claim of groups`}
        hint={t`What the provider calls the list of somebody’s groups.`}
        error={fieldError(problem, 'groupClaim')}
      >
        <TextInput required spellCheck={false} value={wanted.groupClaim} onText={(groupClaim) => change({ groupClaim })} />
      </Field>
      <fieldset className="fld scopes">
        <legend className="label">
          <Trans>Groups</Trans>
        </legend>
        <p className="hint">
          <Trans>The first that matches counts, at every sign-on.</Trans>
        </p>
        {mappings.map((mapping, at) => (
          // Rows have nothing of their own but their place.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={at} className="group-mapping" role="group" aria-label={t`Group ${at + 1}`}>
            <TextInput
              aria-label={t`Group`}
              required
              placeholder="sales"
              value={mapping.group}
              onText={(group) => replace(at, { ...mapping, group })}
            />
            <PlacePicks place={mapping} onChange={(place) => replace(at, { ...mapping, ...place })} />
            <Button aria-label={t`Remove the group ${mapping.group || at + 1}`} icon="close" onClick={() => replace(at, null)}>
              <Trans>Remove</Trans>
            </Button>
          </div>
        ))}
        <div>
          <Button icon="plus" onClick={() => change({ mappings: [...mappings, { group: '', team: 'sales', role: 'member' }] })}>
            <Trans>Add a group</Trans>
          </Button>
        </div>
      </fieldset>
      <InNoGroup defaultPlace={defaultPlace} change={change} />
    </>
  );
}

/** What becomes of somebody whom no group places. */
function InNoGroup({ defaultPlace, change }: Pick<GroupMappingsProps, 'change'> & Pick<SingleSignOnWanted, 'defaultPlace'>) {
  return (
    <div className="fld">
      <span className="label">
        <Trans>Somebody in none of them</Trans>
      </span>
      <div>
        <Segmented
          label={t`Somebody in none of them`}
          value={defaultPlace ? 'default' : 'refused'}
          options={[
            { value: 'refused', label: t`is refused` },
            { value: 'default', label: t`comes in as` },
          ]}
          onPick={(pick) => change({ defaultPlace: pick === 'default' ? { team: 'operations', role: 'viewer' } : null })}
        />
      </div>
      {defaultPlace ? (
        <div className="group-mapping">
          <PlacePicks place={defaultPlace} onChange={(place) => change({ defaultPlace: place })} />
        </div>
      ) : null}
    </div>
  );
}

function PlacePicks({ place, onChange }: { place: Place; onChange: (place: Place) => void }) {
  const { team, role } = place;
  return (
    <>
      <Select
        aria-label={t`Team`}
        options={teamOptions}
        value={team}
        onPick={(picked) => onChange({ team: picked as Team, role: roleIn(picked as Team, role) })}
      />
      <Select
        aria-label={t`Role`}
        options={rolesOf(team).map((each) => ({ value: each, label: roleWords[each].name }))}
        value={role}
        onPick={(picked) => onChange({ team, role: picked as Role })}
      />
    </>
  );
}
