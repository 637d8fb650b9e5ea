/** What the values of a field of a list are; it decides how the field can be asked about. */
export type FieldKind = 'text' | 'choice' | 'number' | 'money' | 'moment' | 'flag';

export type Operator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'between'
  | 'notBetween'
  | 'beginsWith'
  | 'doesNotBeginWith'
  | 'contains'
  | 'doesNotContain'
  | 'in'
  | 'notIn'
  | 'null'
  | 'notNull';

const texts: readonly Operator[] = [
  '=',
  '!=',
  'beginsWith',
  'doesNotBeginWith',
  'contains',
  'doesNotContain',
  'in',
  'notIn',
  'null',
  'notNull',
];
const sizes: readonly Operator[] = ['=', '!=', '<', '<=', '>', '>=', 'between', 'notBetween', 'null', 'notNull'];

/** How a field of each kind can be asked about, by the names of react-querybuilder. */
export const operatorsOf: Readonly<Record<FieldKind, readonly Operator[]>> = {
  text: texts,
  choice: ['=', '!=', 'in', 'notIn', 'null', 'notNull'],
  number: sizes,
  money: sizes,
  moment: sizes,
  flag: ['='],
};

/** A field as whoever asks about it needs to know it. */
export interface AskedField {
  name: string;
  label: string;
  kind: FieldKind;
  /** Of a choice whose values are known beforehand. */
  choices?: readonly { value: string; label: string }[] | undefined;
}
