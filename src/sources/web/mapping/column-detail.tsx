import { t } from '@lingui/core/macro';
import { Trans } from '@lingui/react/macro';
import type { Mapping } from '#sources/schema.ts';
import type { FileColumn } from '#sources/web/mapping/certainty.ts';
import { rolesOf, withFurtherRole, withoutRole } from '#sources/web/mapping/column-roles.ts';
import { ColumnValues } from '#sources/web/mapping/column-values.tsx';
import { MomentFields } from '#sources/web/mapping/moment-fields.tsx';
import { formatOf } from '#sources/web/mapping/stamps.ts';
import { TextChoices, hasTextChoices } from '#sources/web/mapping/text-choices.tsx';
import { looksUnanswered, unansweredAnywhere, unansweredIn } from '#sources/web/mapping/unanswered.ts';
import { readableName } from '#sources/web/readable-name.ts';
import { Door } from '#web/ui/door.tsx';
import { type Option, Select } from '#web/ui/select.tsx';

interface ColumnDetailProps {
  id: string;
  column: FileColumn;
  /** What to look at, when the suggestion was unsure. */
  note: string | undefined;
  /** Whether somebody asked to see the values. */
  isOpen: boolean;
  mapping: Mapping;
  options: readonly Option[];
  onChange: (next: Mapping) => void;
}

/** Whether there is something to say or to choose about the column beside what it becomes. */
export function hasDetail(column: FileColumn, note: string | undefined, mapping: Mapping): boolean {
  return (
    note !== undefined ||
    formatOf(mapping, column.name) !== undefined ||
    rolesOf(mapping, column.name).length > 1 ||
    hasTextChoices(mapping, column.name) ||
    unansweredIn(mapping, column.name).length > 0 ||
    openTexts(column, mapping).length > 0
  );
}

/** Texts that look like no answer and of which nobody has said yet what they are. */
function openTexts(column: FileColumn, mapping: Mapping): string[] {
  if (rolesOf(mapping, column.name).length === 0) return [];
  const said = [...unansweredIn(mapping, column.name), ...unansweredAnywhere(mapping)];
  return column.top.filter((text) => looksUnanswered(text) && !said.includes(text)).slice(0, 3);
}

/** Under a column: what to look at, its values, and what a moment or a choice needs besides. */
export function ColumnDetail({ id, column, note, isOpen, mapping, options, onChange }: ColumnDetailProps) {
  const { name } = column;
  const isSuspected = openTexts(column, mapping);
  return (
    <tr className="detail" id={id}>
      <td colSpan={6}>
        {note ? <div className="note risk small">{note}</div> : null}
        {isOpen && readableName(name) !== name ? (
          <p className="small quiet">
            <Trans>
              In the file it is called <code>{name}</code>.
            </Trans>
          </p>
        ) : null}
        {isOpen ? (
          <FurtherRoles name={name} mapping={mapping} options={options} onChange={onChange} />
        ) : (
          <AlsoIs name={name} mapping={mapping} />
        )}
        {!isOpen && isSuspected.length > 0 ? (
          <p className="small soft">
            <Trans>Is this an answer?</Trans>
          </p>
        ) : null}
        <ColumnValues column={column} texts={isOpen ? column.top : isSuspected} mapping={mapping} onChange={onChange} />
        <TextChoices name={name} mapping={mapping} onChange={onChange} />
        <MomentFields column={name} mapping={mapping} onChange={onChange} />
      </td>
    </tr>
  );
}

function alsoWords(labels: string): string {
  return t`Also: ${labels}.`;
}

/** What the column is besides, in a line. */
function AlsoIs({ name, mapping }: { name: string; mapping: Mapping }) {
  const [, ...others] = rolesOf(mapping, name);
  if (others.length === 0) return null;
  const labels = others.map((place) => place.label).join('; ');
  return <p className="small quiet">{alsoWords(labels)}</p>;
}

interface FurtherRolesProps extends Pick<ColumnDetailProps, 'mapping' | 'options' | 'onChange'> {
  name: string;
}

/** A column can be several things: the name of a company is also what the account is known by. */
function FurtherRoles({ name, mapping, options, onChange }: FurtherRolesProps) {
  const [first, ...others] = rolesOf(mapping, name);
  if (!first) return null;
  const taken = new Set([first, ...others].map((place) => place.role));
  const free = options.filter((option) => option.value !== 'left-out' && !taken.has(option.value));
  return (
    <div className="further small">
      {others.map((place) => (
        <span key={place.role} className="soft">
          {alsoWords(place.label)}{' '}
          <Door onClick={() => onChange(withoutRole(mapping, name, place.role))} aria-label={t`Take away: ${place.label}`}>
            <Trans>Take away</Trans>
          </Door>
        </span>
      ))}
      <Select
        small
        aria-label={t`${name} is also`}
        value=""
        options={[{ value: '', label: t`Also use it as…` }, ...free]}
        onPick={(role) => role && onChange(withFurtherRole(mapping, name, role))}
      />
    </div>
  );
}
