import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Mapping } from '#sources/schema.ts';
import { type Tree, withAt } from '#sources/web/mapping/tree.ts';
import { linkChoices } from '#sources/web/mapping/link-words.ts';
import type { ImportDraft } from '#sources/web/mapping/use-import-draft.ts';
import { Button } from '#web/ui/button.tsx';
import { Field } from '#web/ui/field.tsx';
import { Select } from '#web/ui/select.tsx';

const shapes: readonly { value: Mapping['shape']; label: string; hint: string }[] = [
  { value: 'table', label: t`A thing as it is`, hint: t`a person, deal, account, campaign, product, or a day of spend` },
  { value: 'event-log', label: t`An event`, hint: t`something that happened: to whom, what, when` },
  { value: 'field-history', label: t`A change of a field`, hint: t`the field, what it became, and when` },
  { value: 'links', label: t`A link`, hint: t`which two things belong together` },
  { value: 'departures', label: t`A deletion or a merge`, hint: t`what is gone, and into what` },
];
const objects = [
  { value: 'person', label: t`a person` },
  { value: 'account', label: t`an account` },
  { value: 'deal', label: t`a deal` },
];
const departures = [
  { value: 'deleted', label: t`Deleted` },
  { value: 'merged', label: t`Merged into another` },
];

interface RowShapeProps {
  draft: ImportDraft;
  mapping: Mapping;
}

/** What one row of the file is about, for people who know the file and no schema. */
export function RowShape({ draft, mapping }: RowShapeProps) {
  const shape = shapes.find(({ value }) => value === mapping.shape);
  return (
    <div className="row-shape">
      <Field label={t`Each row is`}>
        <Select small value={mapping.shape} options={shapes} onPick={(value) => draft.setShape(value as Mapping['shape'])} />
      </Field>
      {mapping.shape === 'links' ? <Links draft={draft} mapping={mapping} /> : null}
      {'object' in mapping ? (
        <Pick
          part="object"
          label={t({ message: 'of', context: 'a change or a deletion' })}
          options={objects}
          draft={draft}
          mapping={mapping}
        />
      ) : null}
      {mapping.shape === 'departures' ? (
        <Pick part="kind" label={t`What happened to it`} options={departures} draft={draft} mapping={mapping} />
      ) : null}
      <span className="hint">{shape?.hint}</span>
    </div>
  );
}

interface PickProps extends RowShapeProps {
  part: string;
  label: string;
  options: readonly { value: string; label: string }[];
}

function Pick({ part, label, options, draft, mapping }: PickProps) {
  const pick = (value: string) => draft.change(withAt(mapping, [part], value) as unknown as Mapping);
  return (
    <Field label={label}>
      <Select small value={String((mapping as Tree)[part])} options={options} onPick={pick} />
    </Field>
  );
}

function linkWords(number: number): string {
  return t`Link ${number}`;
}

function withoutWords(number: number): string {
  return t`Without link ${number}`;
}

function Links({ draft, mapping }: RowShapeProps & { mapping: Extract<Mapping, { shape: 'links' }> }) {
  const change = (links: typeof mapping.links) => draft.change({ ...mapping, links });
  const add = () => change([...mapping.links, { ...mapping.links.at(-1)!, kind: 'deal-account' }]);
  return (
    <>
      {mapping.links.map((link, at) => (
        <Field key={at} label={mapping.links.length > 1 ? linkWords(at + 1) : t`It links`}>
          <div className="copy">
            <Select
              small
              value={link.kind}
              options={linkChoices}
              onPick={(kind) => change(mapping.links.with(at, { ...link, kind: kind as typeof link.kind }))}
            />
            {mapping.links.length > 1 ? (
              <Button size="sm" onClick={() => change(mapping.links.toSpliced(at, 1))} aria-label={withoutWords(at + 1)}>
                <Trans>Without</Trans>
              </Button>
            ) : null}
          </div>
        </Field>
      ))}
      <div className="fld end">
        <Button size="sm" onClick={add}>
          <Trans>One more link</Trans>
        </Button>
      </div>
    </>
  );
}
