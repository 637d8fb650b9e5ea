import { t } from '@lingui/core/macro';
import { useEffect, useId } from 'react';
import { Icon } from '#web/ui/icon.tsx';
import { Kbd } from '#web/ui/kbd.tsx';
import { keyWords } from '#web/shortcuts/shortcut-sheet.tsx';
import type { Choice, ChoiceGroup } from './choices.ts';

interface ChoiceListProps {
  id: string;
  groups: readonly ChoiceGroup[];
  /** Which one Enter takes, counted over all groups. */
  active: number;
  onPoint: (at: number) => void;
  onTake: (choice: Choice) => void;
}

/** What can be taken, in groups. The focus stays in the box above; the one that Enter takes is named by it. */
export function ChoiceList({ id, groups, active, onPoint, onTake }: ChoiceListProps) {
  useEffect(() => {
    // Newer browsers answer with a promise: an effect must not hand it on.
    void document.getElementById(`${id}-${active}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, active]);
  const firsts = groups.map((_group, at) => groups.slice(0, at).reduce((sum, { choices }) => sum + choices.length, 0));
  return (
    <div id={id} role="listbox" aria-label={t`Found`} className="choices" tabIndex={-1}>
      {groups.map((group, at) => (
        <Group key={group.title} group={group} id={id} first={firsts[at]!} active={active} onPoint={onPoint} onTake={onTake} />
      ))}
    </div>
  );
}

function firstWords(number: number): string {
  return t`, the first ${number}`;
}

function Group({ group, id, first, active, onPoint, onTake }: Omit<ChoiceListProps, 'groups'> & { group: ChoiceGroup; first: number }) {
  const titleId = useId();
  return (
    <div role="group" aria-labelledby={titleId}>
      <div id={titleId} className="choices-of" role="presentation">
        {group.title}
        {group.hasMore && <span className="quiet">{firstWords(group.choices.length)}</span>}
      </div>
      {group.choices.map((choice, at) => (
        // The keys belong to the box above, which names the option that Enter takes.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={choice.id}
          id={`${id}-${first + at}`}
          role="option"
          tabIndex={-1}
          aria-selected={first + at === active}
          className="choice"
          onPointerMove={() => first + at !== active && onPoint(first + at)}
          onClick={() => onTake(choice)}
        >
          <Icon name={choice.icon} />
          <span className="choice-title">{choice.title}</span>
          {choice.detail && <span className="small quiet choice-detail">{choice.detail}</span>}
          {choice.keys && (
            <span className="choice-keys" aria-hidden="true">
              {choice.keys.split(' ').map((key) => (
                <Kbd key={key}>{keyWords(key)}</Kbd>
              ))}
            </span>
          )}
        </div>
      ))}
    </div>
  );
}
