import type { Caller } from '#platform/context.ts';
import { isFieldWithheld, isWithheld, shownText } from '#workspace/public.ts';
import type { SaidField } from '#identity/said-fields.ts';
import type { DealSummary } from '#identity/schema.ts';

/** The fields that a caller sees, and the names of those that are withheld. */
export function shownFields(caller: Caller, fields: readonly SaidField[]): { fields: SaidField[]; withheld: string[] } {
  const withheld = fields.filter(({ name }) => isFieldWithheld(caller, name)).map(({ name }) => name);
  const seen = fields.filter(({ name }) => !withheld.includes(name));
  const shown = seen.map((field) => ({
    ...field,
    value: shownText(caller, field.value),
    losing: field.losing.map((other) => ({ ...other, value: shownText(caller, other.value) })),
  }));
  return { fields: shown, withheld };
}

/** A mail address where one is seen; '' else. */
export const shownMail = (caller: Caller, email: string): string => (isWithheld(caller, 'contact-details') ? '' : email);

/** Who did something, where names of sellers are seen. */
export const shownActor = (caller: Caller, actor: string | null): string | null =>
  isWithheld(caller, 'seller-names') ? null : shownText(caller, actor);

/** A deal with what a caller sees of it. */
export function shownDeal<Deal extends DealSummary>(caller: Caller, deal: Deal): Deal {
  const money = isWithheld(caller, 'amounts') ? { amountMinor: null, currency: null } : {};
  return { ...deal, ...money, name: shownText(caller, deal.name), owner: shownActor(caller, deal.owner) };
}

/** A moment of a history: what a withheld field became is not said, nor who did it where names are withheld. */
export function shownMoment<Moment extends { kind: string; label: string | null; value?: string | null; actor: string | null }>(
  caller: Caller,
  moment: Moment,
): Moment {
  const isHidden = moment.kind === 'field' && moment.label !== null && isFieldWithheld(caller, moment.label);
  const value = moment.value === undefined ? {} : { value: isHidden ? null : shownText(caller, moment.value) };
  return { ...moment, ...value, label: shownText(caller, moment.label), actor: shownActor(caller, moment.actor) };
}
