import type { Locator, Page } from 'playwright-core';

/** What stands on the scoreboard, as a reader sees it. */
export interface ShownScoreboard {
  /** The waiting figures by their names: `Handed off`, `Within 5 min`, ... */
  waiting: Record<string, string>;
  /** People by stage, of everybody in the period. */
  stages: Record<string, number>;
  /** `108 of 519`, from the shortest wait to the longest. */
  wonByWait: string[];
  /** `1,024 of the 1,336 wins`. */
  withoutHandoff: string;
}

export async function readScoreboard(page: Page): Promise<ShownScoreboard> {
  await page.locator('dl.figures').waitFor();
  await page.locator('table.funnel').first().waitFor();
  const waiting: Record<string, string> = {};
  for (const figure of await page.locator('dl.figures > div').all())
    waiting[await textOf(figure.locator('dt'))] = await textOf(doorsIn(figure));
  const stages: Record<string, number> = {};
  const funnel = page.locator('table.funnel').first();
  const heads = (await funnel.locator('thead th').allInnerTexts()).map(shown);
  // Several cohorts come with a column of everybody; one alone is everybody.
  const everybody = heads.length > 2 ? heads.findIndex((head) => head.startsWith('Everybody')) : 1;
  for (const row of await funnel.locator('tr:has(a.door)').all()) {
    const people = await textOf(doorsIn(row.locator('th, td').nth(everybody)));
    stages[await textOf(row.getByRole('rowheader'))] = Number(people.replaceAll(',', ''));
  }
  const wins = page.getByRole('region', { name: 'Won by how long they waited', exact: true });
  return {
    waiting,
    stages,
    wonByWait: (await doorsIn(wins.getByRole('row')).allInnerTexts()).map(shown),
    withoutHandoff: await textOf(doorsIn(wins.locator('.note'))),
  };
}

function doorsIn(place: Locator): Locator {
  return place.locator('a.door');
}

async function textOf(place: Locator): Promise<string> {
  return shown(await place.first().innerText());
}

/** Without what only screen readers hear after the figure, and with plain spaces. */
function shown(text: string): string {
  return text.split('\n')[0]!.replaceAll('\u00a0', ' ').trim();
}
