import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import { useState } from 'react';
import type { FieldOnWire } from '#kernel/lists/answers.ts';
import { Button } from '#web/ui/button.tsx';
import { Form } from '#web/ui/form.tsx';
import { SidePanel } from '#web/ui/side-panel.tsx';
import { finished, freshRule, type DraftGroup } from './filter-draft.ts';
import { FilterGroup } from './filter-group.tsx';

interface FilterPanelProps {
  list: string;
  title: string;
  fields: readonly FieldOnWire[];
  filter: DraftGroup;
  isOpen: boolean;
  onClose: () => void;
  onFilter: (filter: DraftGroup) => void;
}

/** Where a filter is written. Nothing is asked until it is shown. */
export function FilterPanel(props: FilterPanelProps) {
  const { isOpen, onClose, title } = props;
  return (
    <SidePanel isOpen={isOpen} onClose={onClose} title={title} lead={t`Say what the rows must be. Groups can stand within groups.`}>
      <FilterForm {...props} />
    </SidePanel>
  );
}

function FilterForm({ list, fields, filter, onClose, onFilter }: FilterPanelProps) {
  const asked = fields.filter((field) => field.isFilter);
  const [draft, setDraft] = useState(filter.rules.length > 0 ? filter : { ...filter, rules: [freshRule(asked[0]!)] });
  const show = () => {
    onFilter(finished(draft));
    onClose();
  };
  const clear = () => {
    onFilter({ combinator: 'and', rules: [] });
    onClose();
  };
  return (
    <Form onSubmit={show}>
      <FilterGroup list={list} fields={asked} group={draft} onGroup={setDraft} />
      <div className="row wrap">
        <Button type="submit" variant="main">
          <Trans>Show what matches</Trans>
        </Button>
        <Button variant="plain" onClick={clear}>
          <Trans>Ask nothing</Trans>
        </Button>
      </div>
    </Form>
  );
}
