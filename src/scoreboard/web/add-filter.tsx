import { t } from '@lingui/core/macro';
import { useState } from 'react';
import type { AttributesAnswer } from '#scoreboard/schema.ts';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import { withFilter } from './scoreboard-search.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';

interface AddFilterProps {
  place: ScoreboardPlace;
  attributes: AttributesAnswer['attributes'];
}

/** First the attribute, then its value: the most frequent ones to choose from, any other to type. */
export function AddFilter({ place: { state, go }, attributes }: AddFilterProps) {
  const [name, setName] = useState('');
  const attribute = attributes.find((each) => each.name === name);
  const add = (value: string) => {
    go({ where: withFilter(state.where, name, value) });
    setName('');
  };
  return (
    <>
      <Select
        small
        aria-label={t`Filter by`}
        value={name}
        onPick={setName}
        options={[{ value: '', label: t`Filter` }, ...attributes.map((each) => ({ value: each.name, label: each.name }))]}
      />
      {attribute && <ValueChoice key={name} attribute={attribute} onChoose={add} />}
    </>
  );
}

function ValueChoice({ attribute, onChoose }: { attribute: AttributesAnswer['attributes'][number]; onChoose: (value: string) => void }) {
  const [typed, setTyped] = useState('');
  const { name } = attribute;
  const options = [
    { value: '?', label: t`Choose a value` },
    ...attribute.values.map((value) => ({ value: `=${value}`, label: value === '' ? t`empty` : value })),
  ];
  if (attribute.distinct <= attribute.values.length) {
    return (
      <Select
        small
        aria-label={t`Value of ${name}`}
        value="?"
        options={options}
        onPick={(value) => value !== '?' && onChoose(value.slice(1))}
      />
    );
  }
  return (
    <form
      className="row"
      onSubmit={(event) => {
        event.preventDefault();
        onChoose(typed);
      }}
    >
      <TextInput small aria-label={t`Value of ${name}`} list="filter-values" value={typed} onText={setTyped} placeholder={t`${name} is`} />
      <datalist id="filter-values">
        {attribute.values.map((value) => (
          <option key={value} value={value}>
            {value}
          </option>
        ))}
      </datalist>
    </form>
  );
}
