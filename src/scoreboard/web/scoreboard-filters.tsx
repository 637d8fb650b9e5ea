import { useState } from 'react';
import { Icon } from '#web/ui/icon.tsx';
import { Select } from '#web/ui/select.tsx';
import { TextInput } from '#web/ui/text-input.tsx';
import type { AttributesAnswer } from '#scoreboard/schema.ts';
import { namedPeriods, periodName } from './periods.ts';
import { splitFilter, withFilter } from './scoreboard-search.ts';
import type { ScoreboardPlace } from './use-scoreboard.ts';

interface FiltersProps {
  place: ScoreboardPlace;
  attributes: AttributesAnswer['attributes'];
  /** The company-local day of the last moment that the sources cover. */
  lastDay: string;
  asOf: string;
}

/** Whose figures are counted, and when: everything here stands in the address. */
export function ScoreboardFilters({ place, attributes, lastDay, asOf }: FiltersProps) {
  const { state, go } = place;
  return (
    <div className="filters" role="toolbar" aria-label="Filters">
      <PeriodFilter place={place} lastDay={lastDay} />
      {state.where.map((filter) => <Filter key={filter} filter={filter} place={place} />)}
      {attributes.length > 0 && <AddFilter place={place} attributes={attributes} />}
      {attributes.length > 0 && (
        <Select
          small
          aria-label="Break down by"
          value={state.by ?? ''}
          onPick={(by) => go({ by: by || null })}
          options={[{ value: '', label: 'Not broken down' }, ...attributes.map(({ name }) => ({ value: name, label: `By ${name}` }))]}
        />
      )}
      <span className="grow" />
      <span className="small quiet">as of {asOf}</span>
    </div>
  );
}

function PeriodFilter({ place: { state, go }, lastDay }: Pick<FiltersProps, 'place' | 'lastDay'>) {
  const [choosing, setChoosing] = useState(false);
  const offered = namedPeriods(lastDay);
  const current = offered.findIndex((each) => each.from === state.from && each.to === state.to);
  const custom = choosing || current < 0;
  const pick = (value: string) => {
    setChoosing(value === 'custom');
    const period = offered[Number(value)];
    if (value !== 'custom' && period) go({ from: period.from, to: period.to });
  };
  const options = [...offered.map((each, index) => ({ value: String(index), label: each.name })), { value: 'custom', label: 'From day to day' }];
  return (
    <>
      <Select small aria-label="Period" title={periodName(state, offered)} value={custom ? 'custom' : String(current)} options={options} onPick={pick} />
      {custom && (
        <span className="row">
          <TextInput small type="date" aria-label="From day" value={state.from ?? ''} onText={(from) => go({ from: from || null })} />
          <span className="quiet">to</span>
          <TextInput small type="date" aria-label="To day" value={state.to ?? ''} onText={(to) => go({ to: to || null })} />
        </span>
      )}
    </>
  );
}

function Filter({ filter, place: { state, go } }: { filter: string; place: ScoreboardPlace }) {
  const { attribute, value } = splitFilter(filter);
  return (
    <span className="field">
      {attribute} <b>{value === '' ? 'empty' : value}</b>
      <button type="button" aria-label={`Clear the filter ${attribute} ${value || 'empty'}`} onClick={() => go({ where: state.where.filter((each) => each !== filter) })}>
        <Icon name="close" small />
      </button>
    </span>
  );
}

/** First the attribute, then its value: the most frequent ones to choose from, any other to type. */
function AddFilter({ place: { state, go }, attributes }: Pick<FiltersProps, 'place' | 'attributes'>) {
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
        aria-label="Filter by"
        value={name}
        onPick={setName}
        options={[{ value: '', label: 'Filter' }, ...attributes.map((each) => ({ value: each.name, label: each.name }))]}
      />
      {attribute && <ValueChoice key={name} attribute={attribute} onChoose={add} />}
    </>
  );
}

function ValueChoice({ attribute, onChoose }: { attribute: AttributesAnswer['attributes'][number]; onChoose: (value: string) => void }) {
  const [typed, setTyped] = useState('');
  const options = [{ value: '?', label: 'Choose a value' }, ...attribute.values.map((value) => ({ value: `=${value}`, label: value === '' ? 'empty' : value }))];
  if (attribute.distinct <= attribute.values.length) {
    return <Select small aria-label={`Value of ${attribute.name}`} value="?" options={options} onPick={(value) => value !== '?' && onChoose(value.slice(1))} />;
  }
  return (
    <form className="row" onSubmit={(event) => { event.preventDefault(); onChoose(typed); }}>
      <TextInput small aria-label={`Value of ${attribute.name}`} list="filter-values" value={typed} onText={setTyped} placeholder={`${attribute.name} is`} />
      <datalist id="filter-values">
        {attribute.values.map((value) => <option key={value} value={value} />)}
      </datalist>
    </form>
  );
}
