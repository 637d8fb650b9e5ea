import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { FieldHistoryMapping, SuggestedGroup } from '#sources/schema.ts';
import { meaningChoices } from '#sources/web/mapping/event-rules.ts';
import { withStagesInUse } from '#sources/web/mapping/stages-in-use.ts';
import { Button } from '#web/ui/button.tsx';
import { Section } from '#web/ui/section.tsx';
import { Select } from '#web/ui/select.tsx';
import { Cell, Column, Table } from '#web/ui/table.tsx';
import { TextInput } from '#web/ui/text-input.tsx';

type Rule = FieldHistoryMapping['events'][number];

interface HistoryStagesProps {
  group: SuggestedGroup;
  mapping: FieldHistoryMapping;
  onChange: (next: FieldHistoryMapping) => void;
}

const meanings = meaningChoices.filter(({ meaning }) => !['touch', 'handoff-offered', 'follow-up'].includes(meaning));

/** Which values of which field are stages. Every change is kept, whether it is one or not. */
export function HistoryStages({ group, mapping, onChange }: HistoryStagesProps) {
  const put = (events: Rule[]) => onChange(withStagesInUse({ ...mapping, events }) as FieldHistoryMapping);
  const tops = (column: string | undefined) => group.columns.find(({ name }) => name === column)?.top ?? [];
  const fields = 'value' in mapping.field ? [mapping.field.value] : tops(mapping.field.column);
  const fresh: Rule = { field: fields[0] ?? '', value: '', becomes: 'stage', stage: '' };
  return (
    <Section name={t`Values that are stages`} hint={t`every change is kept, whether it is a stage or not`} className="mt8">
      {mapping.events.length > 0 ? (
        <Table label={t`Stages by their values`} className="map">
          <thead>
            <tr>
              <Column>
                <Trans>Field</Trans>
              </Column>
              <Column>
                <Trans>becomes</Trans>
              </Column>
              <Column>
                <Trans>Means</Trans>
              </Column>
              <Column>
                <Trans>Stage</Trans>
              </Column>
              <Column>
                <span className="sr">
                  <Trans>Without</Trans>
                </span>
              </Column>
            </tr>
          </thead>
          <tbody>
            {mapping.events.map((rule, at) => (
              <RuleRow
                key={at}
                rule={rule}
                onRule={(next) => put(mapping.events.with(at, next))}
                onWithout={() => put(mapping.events.toSpliced(at, 1))}
              />
            ))}
          </tbody>
        </Table>
      ) : (
        <p className="quiet">
          <Trans>No value is a stage yet.</Trans>
        </p>
      )}
      <div className="mt3">
        <Button size="sm" icon="plus" onClick={() => put([...mapping.events, fresh])}>
          <Trans>A value that is a stage</Trans>
        </Button>
      </div>
    </Section>
  );
}

function RuleRow({ rule, onRule, onWithout }: { rule: Rule; onRule: (next: Rule) => void; onWithout: () => void }) {
  const { value: _value, ...anyValue } = rule;
  const name = `${rule.field} ${rule.value ?? ''}`.trim();
  return (
    <tr>
      <Cell>
        <TextInput small aria-label={t`Field of ${name}`} value={rule.field} onText={(field) => onRule({ ...rule, field })} />
      </Cell>
      <Cell>
        <TextInput
          small
          aria-label={t`Value of ${name}`}
          placeholder={t`any value`}
          value={rule.value ?? ''}
          onText={(value) => onRule(value ? { ...rule, value } : anyValue)}
        />
      </Cell>
      <Cell className="choice">
        <Select
          small
          aria-label={t`${name} means`}
          value={rule.becomes}
          options={meanings.map(({ meaning, label }) => ({ value: meaning, label }))}
          onPick={(becomes) => onRule({ ...rule, becomes: becomes as Rule['becomes'] })}
        />
      </Cell>
      <Cell>
        <TextInput small aria-label={t`Stage of ${name}`} value={rule.stage} onText={(stage) => onRule({ ...rule, stage })} />
      </Cell>
      <Cell>
        <Button size="sm" onClick={onWithout} aria-label={t`Without ${name}`}>
          <Trans>Without</Trans>
        </Button>
      </Cell>
    </tr>
  );
}
