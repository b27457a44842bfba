import type { Page } from 'playwright-core';
import type { Furnished, Reader, Workspace } from './furnished.ts';

/** A screen, or a state of one that looks different enough to be looked at. */
export interface Screen {
  /** Unique; also the name of its pictures. */
  readonly name: string;
  /** The route of the studio that it belongs to. */
  readonly route: string;
  readonly workspace: Workspace;
  readonly reader: Reader;
  readonly address: (studio: Furnished) => string;
  /** What is there once the screen shows what it is for; default: its heading. */
  readonly shows?: string;
  /** From the screen to the state. */
  readonly reach?: (page: Page) => Promise<void>;
}

/** Routes that only lead to others. */
export const redirects = ['/settings'];

const owner = (name: string, route: string, rest: Partial<Omit<Screen, 'name' | 'route'>> = {}): Screen => ({
  name,
  route,
  workspace: 'analysed',
  reader: 'owner',
  address: () => route,
  ...rest,
});
const viewer = (name: string, route: string): Screen => owner(name, route, { reader: 'viewer' });
const empty = (name: string, route: string): Screen => owner(name, route, { workspace: 'empty' });
const section = (name: string): Screen =>
  owner(`settings-${name}`, '/settings/$section', { address: () => `/settings/${name}` });

const searched = (values: Readonly<Record<string, unknown>>) =>
  `?${Object.entries(values)
    .map(
      ([name, value]) =>
        `${name}=${encodeURIComponent(typeof value === 'string' ? value : JSON.stringify(value))}`,
    )
    .join('&')}`;

const nestedRule = {
  lifecycle: { $in: ['dormant', 'declining'] },
  $or: [{ orders: { $gte: 5 } }, { past_year_revenue: { $gt: 200 } }],
};

/** Every screen of the studio with the states that matter. */
export const screens: readonly Screen[] = [
  { ...owner('set-up', '/sign-in'), workspace: 'new', reader: 'nobody' },
  { ...owner('sign-in', '/sign-in'), reader: 'nobody' },
  { ...owner('sign-in-session-ended', '/sign-in'), reader: 'nobody', address: () => '/sign-in?back=%2Fdata' },
  {
    ...owner('sign-in-refused', '/sign-in'),
    reader: 'nobody',
    reach: async (page) => {
      await page.getByRole('textbox', { name: 'E-mail' }).fill('nobody@example.org');
      await page.getByRole('textbox', { name: 'Password' }).fill('not a password of anybody');
      await page.getByRole('button', { name: 'Sign in' }).click();
      await page.getByRole('alert').waitFor();
    },
  },
  { ...owner('join', '/join'), reader: 'nobody', address: ({ invitation }) => `/join${invitation}` },
  { ...owner('join-without-token', '/join'), reader: 'nobody' },

  owner('start', '/start', { workspace: 'empty' }),
  owner('start-question', '/start', { workspace: 'question', shows: 'main li' }),
  owner('start-done', '/start'),

  owner('audit', '/', { shows: '#lifecycle svg' }),
  owner('audit-origin', '/', {
    address: () => '/?origin=lifecycle.dormant',
    shows: 'aside h2, aside h3, [role="dialog"] h2',
  }),
  owner('audit-earlier-run', '/', {
    address: ({ earlierRun }) => `/?run=${earlierRun}`,
    shows: '#lifecycle svg',
  }),
  owner('audit-selected', '/', { address: () => '/?selected=lifecycle.dormant', shows: '#lifecycle svg' }),
  { ...viewer('audit-viewer', '/'), shows: '#lifecycle' },
  owner('audit-table', '/', {
    shows: '#lifecycle svg',
    reach: async (page) => {
      await page
        .locator('#lifecycle')
        .getByRole('button', { name: /^Show the table/ })
        .click();
      await page.locator('#lifecycle table').waitFor();
    },
  }),
  owner('run-switcher', '/', {
    shows: '#lifecycle svg',
    reach: async (page) => {
      await page.getByRole('button', { name: /^run of/ }).click();
      await page.getByRole('menuitemradio', { name: 'Always the latest run' }).waitFor();
    },
  }),
  owner('palette', '/', {
    reach: async (page) => {
      await page.keyboard.press('Control+k');
      await page.getByRole('combobox').fill('seg');
      await page.getByRole('option').first().waitFor();
    },
  }),
  owner('shortcuts', '/', {
    reach: async (page) => {
      await page.keyboard.press('?');
      await page.getByRole('dialog').waitFor();
    },
  }),
  owner('no-such-page', '/$', { address: () => '/no/such/page' }),

  empty('data-empty', '/data'),
  owner('data-question', '/data', { workspace: 'question', shows: 'main input[type="radio"]' }),
  owner('data-file-open', '/data', {
    workspace: 'question',
    address: () => '/data?open=orders.csv',
    shows: 'main select',
  }),
  owner('data', '/data', { shows: 'main table' }),
  viewer('data-viewer', '/data'),
  owner('quality', '/data/quality', { shows: 'main table' }),
  empty('quality-empty', '/data/quality'),
  owner('rejected', '/data/rejected', { shows: 'main table' }),
  viewer('rejected-viewer', '/data/rejected'),
  empty('rejected-empty', '/data/rejected'),
  owner('runs', '/data/runs', { shows: 'main table' }),
  empty('runs-empty', '/data/runs'),
  owner('compare', '/data/compare', {
    address: ({ run, earlierRun }) => `/data/compare${searched({ run, other: earlierRun })}`,
    shows: 'main svg[role], main figure',
  }),
  owner('compare-nothing', '/data/compare', { workspace: 'empty' }),

  owner('customers', '/customers', { shows: 'main table' }),
  viewer('customers-viewer', '/customers'),
  empty('customers-empty', '/customers'),
  owner('customers-filtered', '/customers', {
    address: () => '/customers?lifecycle=dormant',
    shows: 'main table',
  }),
  owner('customers-nobody', '/customers', { address: () => '/customers?q=there-is-nobody-like-this' }),
  owner('customer', '/customers/$id', {
    address: ({ customer }) => `/customers/${encodeURIComponent(customer)}`,
    shows: 'main figure',
  }),
  owner('customer-put-together', '/customers/$id', {
    address: () => '/customers/C0000022',
    shows: '#identity-heading ~ * table',
  }),
  owner('customer-unknown', '/customers/$id', { address: () => '/customers/nobody-of-this-id' }),

  owner('identity-questions', '/customers/identity/questions', { shows: 'main article' }),
  viewer('identity-viewer', '/customers/identity/questions'),
  empty('identity-empty', '/customers/identity/questions'),
  owner('identity-nothing-asked', '/customers/identity/questions', {
    address: () => '/customers/identity/questions?customer=C0000022',
    shows: 'main [data-empty]',
  }),
  owner('identity-alike', '/customers/identity/questions', {
    address: () => '/customers/identity/questions?about=alike',
    shows: 'main [data-empty]',
  }),
  owner('identity-merges', '/customers/identity/merges', { shows: 'main table' }),
  owner('identity-separate', '/customers/identity/merges', {
    address: () => '/customers/identity/merges?rule=phone',
    shows: 'main table',
    reach: async (page) => {
      await page
        .getByRole('button', { name: /^Separate / })
        .first()
        .click();
      await page.getByRole('dialog').getByRole('button', { name: 'Separate them' }).waitFor();
    },
  }),
  owner('identity-decisions', '/customers/identity/decisions', { shows: 'main table' }),

  owner('value', '/segments', { shows: 'main figure svg' }),
  empty('segments-empty', '/segments'),
  viewer('value-viewer', '/segments'),
  owner('grid', '/segments/grid', { shows: 'main svg, main canvas' }),
  viewer('grid-viewer', '/segments/grid'),
  owner('lifecycle', '/segments/lifecycle', { shows: 'main figure svg' }),
  owner('rules', '/segments/rules', { shows: 'main table' }),
  empty('rules-empty', '/segments/rules'),
  owner('rule-new', '/segments/rules/new'),
  owner('rule-nested', '/segments/rules/new', {
    address: () => `/segments/rules/new${searched({ draft: nestedRule })}`,
    shows: '[data-count]',
  }),
  owner('rule-broken', '/segments/rules/new', {
    address: () => `/segments/rules/new${searched({ draft: { no_such_fact: 3, orders: { $gte: 5 } } })}`,
  }),
  owner('rule-json', '/segments/rules/new', {
    address: () => `/segments/rules/new${searched({ draft: nestedRule, view: 'json' })}`,
    shows: 'main textarea',
  }),
  owner('rule', '/segments/rules/$name', {
    address: () => '/segments/rules/win-back',
    shows: '[data-count]',
  }),
  owner('rule-history', '/segments/rules/$name', { address: () => '/segments/rules/win-back?view=history' }),
  { ...viewer('rule-viewer', '/segments/rules/$name'), address: () => '/segments/rules/win-back' },
  owner('overlap', '/segments/overlap', {
    address: () => `/segments/overlap${searched({ a: 'saved:win-back', b: 'saved:frequent' })}`,
    shows: 'main figure svg',
  }),
  owner('overlap-choose', '/segments/overlap', { shows: 'main input' }),
  owner('list-choose', '/segments/list'),
  owner('list', '/segments/list', {
    address: () => '/segments/list?segment=win-back',
    shows: 'main form',
    reach: async (page) => {
      const purpose = page.getByRole('combobox', { name: 'Purpose' });
      await purpose.selectOption({ index: 1 });
      await page.getByRole('button', { name: /^Make the list of/ }).waitFor();
    },
  }),
  viewer('list-viewer', '/segments/list'),
  owner('lists', '/segments/lists', { shows: 'main table' }),
  empty('lists-empty', '/segments/lists'),

  owner('lifetime', '/lifetime', { shows: 'main figure svg' }),
  { ...viewer('lifetime-viewer', '/lifetime'), shows: 'main figure svg' },
  empty('lifetime-empty', '/lifetime'),
  owner('lifetime-selected', '/lifetime', {
    address: () => '/lifetime?selected=clv.bySegment.mature',
    shows: 'main figure svg',
  }),
  owner('foretelling', '/lifetime/foretelling', { shows: '#tracking-heading ~ figure svg' }),
  owner('foretelling-added-up', '/lifetime/foretelling', {
    address: () => '/lifetime/foretelling?count=sum',
    shows: '#tracking-heading ~ figure svg',
  }),
  { ...viewer('foretelling-viewer', '/lifetime/foretelling'), shows: 'main figure svg' },

  owner('cohorts', '/cohorts', { shows: 'main figure svg' }),
  owner('cohorts-still', '/cohorts', { address: () => '/cohorts?share=still', shows: 'main figure svg' }),
  owner('cohorts-curve', '/cohorts', { address: () => '/cohorts?view=curve', shows: 'main figure svg' }),
  owner('cohorts-value', '/cohorts', {
    address: () => '/cohorts?view=value',
    shows: '#cohort-differences-title',
  }),
  empty('cohorts-empty', '/cohorts'),
  viewer('cohorts-viewer', '/cohorts'),

  ...['you', 'people', 'keys', 'schedule', 'playbook', 'changes'].map(section),
  owner('settings-invite', '/settings/$section', {
    address: () => '/settings/people',
    shows: 'main table',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Invite somebody' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Invite' }).waitFor();
    },
  }),
  owner('settings-new-key', '/settings/$section', {
    address: () => '/settings/keys',
    shows: 'main table',
    reach: async (page) => {
      await page.getByRole('button', { name: 'Make a key' }).click();
      await page.getByRole('dialog').getByRole('button', { name: 'Make a key' }).waitFor();
    },
  }),
  owner('settings-keys-empty', '/settings/$section', { workspace: 'empty', address: () => '/settings/keys' }),
  { ...viewer('settings-people-viewer', '/settings/$section'), address: () => '/settings/people' },
];
