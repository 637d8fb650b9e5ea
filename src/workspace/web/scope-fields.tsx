import { Trans } from '@lingui/react/macro';
import { keyScopes } from '#workspace/permissions.ts';
import { useSession } from '#web/use-session.ts';
import { scopeAreas } from '#workspace/web/scope-words.ts';

interface ScopeFieldsProps {
  chosen: readonly string[];
  onChange: (chosen: readonly string[]) => void;
  error?: string | undefined;
}

/** What a key is for: ticked one by one, area by area; whoever may change something may read it. */
export function ScopeFields({ chosen, onChange, error }: ScopeFieldsProps) {
  const { session } = useSession();
  const toggle = (scope: string) => onChange(chosen.includes(scope) ? chosen.filter((each) => each !== scope) : [...chosen, scope]);
  return (
    <fieldset className="fld scopes">
      <legend className="label">
        <Trans>What it may do</Trans>
      </legend>
      {scopeAreas(session.permissions ?? [], keyScopes).map(({ area, scopes }) => (
        <div key={area} role="group" aria-label={area} className="scope-area">
          <span className="soft">{area}</span>
          <span className="row wrap">
            {scopes.map(({ scope, label }) => (
              <label key={scope} className="check">
                <input type="checkbox" checked={chosen.includes(scope)} onChange={() => toggle(scope)} />
                {label}
              </label>
            ))}
          </span>
        </div>
      ))}
      {error ? (
        <p className="error" role="alert">
          {error}
        </p>
      ) : (
        <p className="hint">
          <Trans>Whoever may change something may read it, too.</Trans>
        </p>
      )}
    </fieldset>
  );
}
