import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { Icon } from '#web/ui/icon.tsx';
import { Select } from '#web/ui/select.tsx';
import type { AttributesAnswer } from '#scoreboard/schema.ts';
import { AddFilter } from './add-filter.tsx';
import { PeriodFilter } from './period-filter.tsx';
import { splitFilter } from './scoreboard-search.ts';
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
    <div className="filters" role="toolbar" aria-label={t`Filters`}>
      <PeriodFilter place={place} lastDay={lastDay} />
      {state.where.map((filter) => (
        <Filter key={filter} filter={filter} place={place} />
      ))}
      {attributes.length > 0 && <AddFilter place={place} attributes={attributes} />}
      {attributes.length > 0 && (
        <Select
          small
          aria-label={t`Break down by`}
          value={state.by ?? ''}
          onPick={(by) => go({ by: by || null })}
          options={[{ value: '', label: t`Not broken down` }, ...attributes.map(({ name }) => ({ value: name, label: t`By ${name}` }))]}
        />
      )}
      <span className="grow" />
      <span className="small quiet">
        <Trans>as of {asOf}</Trans>
      </span>
    </div>
  );
}

function Filter({ filter, place: { state, go } }: { filter: string; place: ScoreboardPlace }) {
  const { attribute, value } = splitFilter(filter);
  const shown = value || t`empty`;
  return (
    <span className="field">
      {attribute} <b>{shown}</b>
      <button
        type="button"
        aria-label={t`Clear the filter ${attribute} ${shown}`}
        onClick={() => go({ where: state.where.filter((each) => each !== filter) })}
      >
        <Icon name="close" small />
      </button>
    </span>
  );
}
