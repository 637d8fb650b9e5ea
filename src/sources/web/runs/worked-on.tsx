import { plural, t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { UndoPreview } from '#sources/undo/schema.ts';
import { Door, DoorLink } from '#web/ui/door.tsx';

interface WorkedOnProps {
  workedOn: UndoPreview['workedOn'];
  takes: boolean;
  onTakes: (takes: boolean) => void;
}

const shownAtFirst = 8;

/** People whom somebody has worked on since: named, left by default, and taken only by choice. */
export function WorkedOn({ workedOn, takes, onTakes }: WorkedOnProps) {
  const [showsAll, setShowsAll] = useState(workedOn.length <= shownAtFirst + 2);
  const shown = showsAll ? workedOn : workedOn.slice(0, shownAtFirst);
  return (
    <fieldset className="mt6">
      <legend className="label">
        {plural(workedOn.length, { one: '#\u00a0person has been worked on since', other: '#\u00a0people have been worked on since' })}
      </legend>
      <ul className="list small mt2">
        {shown.map(({ person, why }) => (
          <li key={person.id}>
            <DoorLink className="strong" to="/people/$id" params={{ id: person.id }}>
              {person.name || t`A person without a name`}
            </DoorLink>{' '}
            <span className="soft">{why.join(', ')}</span>
          </li>
        ))}
      </ul>
      {showsAll ? null : (
        <p className="cap">
          {plural(workedOn.length - shown.length, { one: '#\u00a0more.', other: '#\u00a0more.' })}{' '}
          <Door onClick={() => setShowsAll(true)}>
            <Trans>Show them</Trans>
          </Door>
        </p>
      )}
      <div className="stack mt3">
        <label className="check">
          <input type="radio" name="worked-on" checked={!takes} onChange={() => onTakes(false)} />
          <span>{t`Leave these people as they are`}</span>
        </label>
        <label className="check">
          <input type="radio" name="worked-on" checked={takes} onChange={() => onTakes(true)} />
          <span>{t`Take back what the import said of them, too; the work itself stays`}</span>
        </label>
      </div>
    </fieldset>
  );
}
