import { t } from '@lingui/core/macro';
import { locale } from '#web/language/texts.ts';
import type { Option } from '#web/ui/select.tsx';

/** The zone this browser lives in. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** The regions of the zone database by their names; one without a name goes by its own. */
const regionWords: Readonly<Record<string, string>> = {
  Africa: t`Africa`,
  America: t`America`,
  Antarctica: t`Antarctica`,
  Arctic: t`Arctic`,
  Asia: t`Asia`,
  Atlantic: t`Atlantic`,
  Australia: t`Australia`,
  Europe: t`Europe`,
  Indian: t({ message: 'Indian', context: 'ocean' }),
  Pacific: t`Pacific`,
};

/** Every zone this browser knows, by region, with one that must be there whether or not it is known. */
export function zoneOptions(mustHave: string): Option[] {
  const zones = new Set(['UTC', mustHave, ...Intl.supportedValuesOf('timeZone')]);
  return [...zones].toSorted().map((zone) => {
    const [region = '', ...place] = zone.split('/');
    const label = place.length > 0 ? place.join(', ').replaceAll('_', ' ') : zone;
    return { value: zone, label, group: place.length > 0 ? (regionWords[region] ?? region) : t`Everywhere` };
  });
}

/** What a clock on the wall says there: "Tuesday 10:08". Empty for a zone this browser does not know. */
export function clockIn(zone: string, now: Date): string {
  try {
    return now.toLocaleString(locale(), { timeZone: zone, weekday: 'long', hour: '2-digit', minute: '2-digit' });
  } catch {
    return '';
  }
}

const common = ['EUR', 'USD', 'GBP', 'CHF', 'NOK', 'SEK', 'DKK', 'PLN', 'CAD', 'AUD', 'JPY', 'INR', 'BRL'];

/** Currencies with their names, the common ones first. */
export function currencyOptions(): Option[] {
  const names = new Intl.DisplayNames(locale(), { type: 'currency' });
  const option = (group: string) => (code: string) => ({ value: code, label: `${code}, ${names.of(code) ?? code}`, group });
  const others = Intl.supportedValuesOf('currency').filter((code) => !common.includes(code));
  return [...common.map(option(t`Common`)), ...others.map(option(t`All others`))];
}
