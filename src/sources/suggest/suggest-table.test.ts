import { describe, expect, test } from 'vitest';
import { checkMapping } from '../mapping/check-mapping.ts';
import { profileColumns } from './profile-columns.ts';
import { suggestContent } from './suggest-content.ts';

const basis = { source: 'File', timeZone: 'UTC', currency: 'EUR' };

/** What is suggested for a file of these lines; every suggestion has to be a mapping that an import takes. */
function suggest(text: string, fileName = 'file.csv') {
  const [header, ...rows] = text
    .trim()
    .split('\n')
    .map((line) => line.trim().split(','));
  const mapping = suggestContent(basis, fileName, profileColumns(header!, rows));
  expect(checkMapping(mapping)).toMatchObject({ ok: true });
  // oxlint-disable-next-line typescript/no-explicit-any -- one of five shapes: what it holds is what the tests are about.
  return mapping as any;
}

describe('deals', () => {
  const pipeline = `opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
    a1,Ana,GTX Pro,Cancity,Won,2026-01-05,2026-02-01,1054
    a2,Ben,MG,Isdom,Lost,2026-01-06,2026-02-03,0
    a3,Ana,MG,,Engaging,2026-01-07,,`;

  test('have a key, an owner, an account, a product, an amount, and a stage that began when its column says', () => {
    const { deal, person, stages } = suggest(pipeline);
    expect(person).toBeUndefined();
    expect(stages).toEqual(['Engaging', 'Won', 'Lost']);
    expect(deal).toMatchObject({
      key: ['opportunity_id'],
      owner: { column: 'sales_agent' },
      account: { space: 'account', columns: ['account'] },
      product: { space: 'product', columns: ['product'] },
      amount: { column: 'close_value', decimal: '.' },
      currency: { value: 'EUR' },
      attributes: { deal_stage: { column: 'deal_stage' } },
    });
    expect(deal.moments[0]).toEqual({ column: 'engage_date', format: 'ISO', becomes: 'stage', stage: 'Engaging' });
  });

  test('are won where a column says how they ended, not by the day alone', () => {
    const { deal } = suggest(pipeline);
    expect(deal.moments.slice(1)).toEqual([
      { column: 'close_date', format: 'ISO', becomes: 'won', stage: 'Won', when: { column: 'deal_stage', is: ['Won'] } },
      { column: 'close_date', format: 'ISO', becomes: 'lost', stage: 'Lost', when: { column: 'deal_stage', is: ['Lost'] } },
    ]);
  });

  test('are won by the day where no column says how they ended', () => {
    const { deal, stages } = suggest('deal id,created,closed on,amount\n1,2026-01-05,2026-02-01,"5"\n2,2026-01-06,2026-02-03,7');
    expect(stages).toEqual(['Deal opened', 'Won']);
    expect(deal.moments[1]).toEqual({ column: 'closed on', format: 'ISO', becomes: 'won', stage: 'Won' });
  });

  test('are of the person whom their row names', () => {
    const { deal, person } = suggest('deal_id,contact_id,email,won_date\n1,c1,a@x.example,2026-01-05\n2,c2,b@x.example,2026-01-06');
    expect(person).toEqual({ keys: [{ space: 'contact-id', columns: ['contact_id'] }], email: { column: 'email' } });
    expect(deal.key).toEqual(['deal_id']);
  });
});

test('people have their fields, the day on which they came, and what divides them', () => {
  const { person, moments, stages } = suggest(`mql_id,Vorname,E-Mail,first_contact_date,origin
    m1,Ana,a@x.example,2/28/2026,web
    m2,Ben,b@x.example,3/1/2026,fair`);
  expect(person).toMatchObject({
    keys: [{ space: 'mql-id', columns: ['mql_id'] }],
    firstName: { column: 'Vorname' },
    email: { column: 'E-Mail' },
    attributes: { origin: { column: 'origin' } },
  });
  expect(moments).toEqual([{ column: 'first_contact_date', format: 'M/D/YYYY', becomes: 'captured', stage: 'Lead captured' }]);
  expect(stages).toEqual(['Lead captured']);
});

test('people without a number are known by their mail address, in the space that all files share for it', () => {
  expect(suggest('email,name\na@x.example,Ana\nb@x.example,Ben').person.keys).toEqual([{ space: 'email', columns: ['email'] }]);
});

describe('things', () => {
  test('accounts, with the one that they are part of', () => {
    expect(suggest('account,sector,subsidiary_of\nAcme,retail,\nBeta,medical,Acme').account).toEqual({
      keys: [{ space: 'account', columns: ['account'] }],
      name: { column: 'account' },
      parent: { space: 'account', columns: ['subsidiary_of'] },
      attributes: { sector: { column: 'sector' } },
    });
  });

  test('products', () => {
    expect(suggest('product,series,sales_price\nGTX Pro,GTX,4821\nMG,MG,55').product).toMatchObject({ name: { column: 'product' } });
  });

  test('the people who sell, with their team', () => {
    const { member } = suggest('sales_agent,manager,regional_office\nAna,Dustin,Central\nBen,Dustin,Central');
    expect(member).toMatchObject({ name: { column: 'sales_agent' }, team: { column: 'regional_office' } });
  });

  test('campaigns, with their channel and days', () => {
    const { campaign } = suggest(
      'campaign_id,name,channel,start_date,end_date\n1,Fair,event,2026-01-05,2026-01-06\n2,Mail,email,2026-02-05,2026-02-06',
    );
    expect(campaign).toMatchObject({
      name: { column: 'name' },
      channel: { column: 'channel' },
      startsOn: { column: 'start_date', format: 'ISO' },
    });
  });

  test('by the name of the file, where the key is called like anything', () => {
    expect(suggest('id,name,industry\n1,Acme,retail\n2,Beta,medical', 'Companies 2026.csv').account).toMatchObject({
      name: { column: 'name' },
    });
  });
});

describe('marketing', () => {
  test('spend by day, with channel, campaign and the currency of its amounts', () => {
    const { spend } = suggest('date_day,utm_source,utm_medium,utm_campaign,spend\n2026-02-01,fb,paid,ten,€13\n2026-02-02,fb,paid,ten,€15');
    expect(spend).toEqual({
      day: { column: 'date_day', format: 'ISO' },
      amount: { column: 'spend', decimal: '.' },
      currency: { value: 'EUR' },
      channel: { column: 'utm_medium' },
      campaign: { column: 'utm_campaign' },
    });
  });

  test('visits, by the source where the medium is not always said', () => {
    const { touch, person } = suggest(`session_id,customer_id,started_at,utm_source,utm_medium,utm_campaign
      1,7,2026-02-01 12:55:16,fb,paid,ten
      2,8,2026-02-02 12:55:16,direct,,`);
    expect(person).toEqual({ keys: [{ space: 'customer-id', columns: ['customer_id'] }] });
    expect(touch).toMatchObject({
      key: { space: 'session-id', columns: ['session_id'] },
      kind: { value: 'visit' },
      moment: { column: 'started_at', format: 'ISO' },
      channel: { column: 'utm_source' },
      direction: { value: 'in' },
    });
  });

  test('conversions are deals that were won', () => {
    const { deal, person } = suggest('customer_id,converted_at,revenue\n1,2026-02-03 4:30:21,15\n1,2026-02-04 4:30:21,10');
    expect(person.keys).toEqual([{ space: 'customer-id', columns: ['customer_id'] }]);
    expect(deal).toMatchObject({ key: ['customer_id', 'converted_at'], moments: [{ becomes: 'won' }] });
  });

  test('a lead with the campaign that it came from is a person, not a visit', () => {
    expect(
      suggest('id,first_name,email,created_at,utm_source\n1,Ana,a@x.example,2026-02-03,fb\n2,Ben,b@x.example,2026-02-04,mail').touch,
    ).toBeUndefined();
  });
});

describe('names', () => {
  test('are first and last where these columns hold texts, and not where they hold days', () => {
    const { person } = suggest('id,first,last,email\n1,Ana,Ruiz,a@x.example\n2,Ben,Holm,b@x.example');
    expect(person).toMatchObject({ firstName: { column: 'first' }, lastName: { column: 'last' } });
    const visits = suggest('id,name,first,last\n1,Ana,2026-02-03,2026-02-09\n2,Ben,2026-02-04,2026-02-05').person;
    expect(visits).toMatchObject({ name: { column: 'name' } });
    expect(visits).not.toHaveProperty('firstName');
    expect(visits).not.toHaveProperty('lastName');
  });
});

describe('histories and links', () => {
  test('a history of fields', () => {
    expect(suggest('deal_id,field,old_value,new_value,changed_at\n1,stage,a,b,2026-02-03\n1,stage,b,c,2026-02-04')).toMatchObject({
      shape: 'field-history',
      object: 'deal',
      key: { space: 'deal-id', columns: ['deal_id'] },
      field: { column: 'field' },
      value: 'new_value',
      moment: { column: 'changed_at' },
    });
  });

  test('two ids say what belongs to what', () => {
    expect(suggest('contact_id,deal_id,role\n1,2,buyer\n2,3,user').links).toEqual([
      {
        kind: 'deal-person',
        from: { space: 'deal-id', columns: ['deal_id'] },
        to: { space: 'contact-id', columns: ['contact_id'] },
        role: { column: 'role' },
      },
    ]);
  });
});

test('what a form says instead of nothing counts as nothing in every column', () => {
  const rows = Array.from({ length: 50 }, (_, at) => `${at},Select,${at % 2 === 0 ? 'n/a' : 'yes'},${at % 5 === 0 ? 'unknown' : 'web'}`);
  const { unanswered } = suggest(`prospect_id,city,wants,origin\n${rows.join('\n')}`);
  expect(unanswered).toEqual(['Select', 'n/a']);
});
