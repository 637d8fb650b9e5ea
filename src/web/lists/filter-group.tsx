import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { FieldOnWire } from '#kernel/lists/answers.ts';
import { limits } from '#kernel/lists/filter.ts';
import { Button } from '#web/ui/button.tsx';
import { Select } from '#web/ui/select.tsx';
import { freshRule, freshValue, isDraftGroup, operatorWords, type DraftGroup, type DraftRule } from './filter-draft.ts';
import { FilterValues } from './filter-values.tsx';

interface GroupProps {
  list: string;
  fields: readonly FieldOnWire[];
  group: DraftGroup;
  onGroup: (group: DraftGroup) => void;
  onRemove?: () => void;
  depth?: number;
}

const joins = [
  { value: 'and', label: t`All of these hold` },
  { value: 'or', label: t`Any of these holds` },
  { value: 'not or', label: t`None of these holds` },
  { value: 'not and', label: t`Not all of these hold` },
];

/** Rules joined by and or or, turned round where wanted, with groups of their own among them. */
export function FilterGroup({ list, fields, group, onGroup, onRemove, depth = 1 }: GroupProps) {
  const put = (at: number, part: DraftRule | DraftGroup) => onGroup({ ...group, rules: group.rules.with(at, part) });
  const take = (at: number) => onGroup({ ...group, rules: group.rules.toSpliced(at, 1) });
  return (
    <fieldset className={depth > 1 ? 'filter-group inner' : 'filter-group'}>
      <legend className="sr">{depth > 1 ? t`A group of rules` : t`The rules`}</legend>
      <div className="row between">
        <Joined group={group} onGroup={onGroup} />
        {onRemove ? (
          <Button variant="plain" size="sm" icon="close" onClick={onRemove}>
            <Trans>Remove the group</Trans>
          </Button>
        ) : null}
      </div>
      <ul className="filter-rules">
        {group.rules.map((part, at) => {
          const shared = { list, fields, onRemove: () => take(at) };
          return (
            // oxlint-disable-next-line react/no-array-index-key -- rules have no names of their own
            <li key={at}>
              {isDraftGroup(part) ? (
                <FilterGroup {...shared} group={part} depth={depth + 1} onGroup={(inner) => put(at, inner)} />
              ) : (
                <FilterRule {...shared} rule={part} onRule={(rule) => put(at, rule)} />
              )}
            </li>
          );
        })}
      </ul>
      <Adding group={group} onGroup={onGroup} first={fields[0]!} mayAddGroup={depth < limits.depth} />
    </fieldset>
  );
}

type Changing = Pick<GroupProps, 'group' | 'onGroup'>;

function Joined({ group, onGroup }: Changing) {
  const join = (picked: string) =>
    onGroup({ combinator: picked.endsWith('and') ? 'and' : 'or', ...(picked.startsWith('not') && { not: true }), rules: group.rules });
  const value = `${group.not ? 'not ' : ''}${group.combinator}`;
  return (
    <span className="filter-join">
      <Select small aria-label={t`How the rules are joined`} value={value} options={joins} onPick={join} />
    </span>
  );
}

function Adding({ group, onGroup, first, mayAddGroup }: Changing & { first: FieldOnWire; mayAddGroup: boolean }) {
  const add = (part: DraftRule | DraftGroup) => onGroup({ ...group, rules: [...group.rules, part] });
  const other = group.combinator === 'and' ? 'or' : 'and';
  return (
    <div className="row wrap">
      <Button size="sm" icon="plus" onClick={() => add(freshRule(first))}>
        <Trans>Add a rule</Trans>
      </Button>
      {mayAddGroup ? (
        <Button variant="plain" size="sm" onClick={() => add({ combinator: other, rules: [freshRule(first)] })}>
          <Trans>Add a group</Trans>
        </Button>
      ) : null}
    </div>
  );
}

interface RuleProps {
  list: string;
  fields: readonly FieldOnWire[];
  rule: DraftRule;
  onRule: (rule: DraftRule) => void;
  onRemove: () => void;
}

function FilterRule({ list, fields, rule, onRule, onRemove }: RuleProps) {
  const field = fields.find((one) => one.name === rule.field);
  const options = fields.map(({ name, label }) => ({ value: name, label, group: name.includes('.') ? t`Said by sources` : '' }));
  // A field that is gone is named, so that it can be exchanged for another one or taken out.
  const gone = rule.field;
  if (!field) options.push({ value: rule.field, label: t`${gone}, which is gone`, group: '' });
  const called = field?.label ?? rule.field;
  const pickField = (name: string) => onRule(freshRule(fields.find((one) => one.name === name)!));
  const pickOperator = (operator: string) => onRule({ ...rule, operator, value: valueFor(field!, rule, operator) });
  return (
    <div className="filter-rule">
      <Select small aria-label={t`Field`} value={rule.field} options={options} onPick={pickField} />
      {field ? (
        <Select
          small
          aria-label={t`How it is compared`}
          value={rule.operator}
          options={field.operators.map((operator) => ({ value: operator, label: operatorWords(field.kind, operator) }))}
          onPick={pickOperator}
        />
      ) : null}
      {field ? <FilterValues list={list} field={field} rule={rule} onValue={(value) => onRule({ ...rule, value })} /> : null}
      <button type="button" className="btn plain sm filter-remove" aria-label={t`Remove the rule on ${called}`} onClick={onRemove}>
        <Trans>Remove</Trans>
      </button>
    </div>
  );
}

/** What was typed stays where the new operator takes as many values. */
function valueFor(field: FieldOnWire, { value }: DraftRule, operator: string): unknown {
  const fresh = freshValue(field, operator);
  return Array.isArray(fresh) === Array.isArray(value) && typeof fresh === typeof value && value !== '' ? value : fresh;
}
