import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join as joinPath } from 'node:path';
import { type Account, type ApiCaller, analysed, join, setUpOwner } from './api-caller.ts';
import { type ServedStudio, serveStudio } from './serve-studio.ts';

/** Which workspace a screen is looked at in. */
export type Workspace = 'new' | 'empty' | 'question' | 'analysed';
/** Who looks. */
export type Reader = 'nobody' | 'viewer' | 'owner';

export interface Furnished extends ServedStudio {
  readonly callers: Readonly<Partial<Record<Reader, ApiCaller>>>;
  /** What stands in the addresses of its screens; absent where nothing is analysed. */
  readonly run: string;
  readonly earlierRun: string;
  readonly customer: string;
  readonly invitation: string;
}

const nothing = { run: '', earlierRun: '', customer: '', invitation: '' };

/** Starts a server on a workspace that has what its screens can show. */
export async function furnish(workspace: Workspace): Promise<Furnished> {
  const studio = await serveStudio();
  try {
    return await furnished(studio, workspace);
  } catch (error) {
    await studio.stop();
    throw error;
  }
}

async function furnished(studio: ServedStudio, workspace: Workspace): Promise<Furnished> {
  if (workspace === 'new') return { ...studio, ...nothing, callers: {} };
  const owner = await setUpOwner(studio.address);
  if (workspace === 'empty') return { ...studio, ...nothing, callers: { owner } };
  if (workspace === 'question') {
    await uploadText(owner, 'orders.csv', ambiguousOrders);
    return { ...studio, ...nothing, callers: { owner } };
  }

  await owner.call('POST', '/api/sample', { customers: 1200 });
  const earlierRun = await analysed(owner, { asOf: '2026-05-31' });
  await uploadText(owner, 'more-orders.csv', ordersWithFaults);
  await uploadText(owner, 'loyalty-cards.csv', loyaltyCards);
  await uploadText(owner, 'guest-orders.csv', guestOrders);
  const run = await analysed(owner);
  const { rows } = await owner.call<{ rows: { customer_id: string }[] }>(
    'POST',
    `/api/runs/${run}/customers`,
    {},
  );
  await owner.call('POST', '/api/identity/decisions', {
    decisions: [
      { keys: ['C0000004', 'C0000005'], decision: 'apart', version: 0 },
      { keys: ['C0000006', 'C0000007'], decision: 'open', version: 0 },
    ],
  });
  await owner.call('PUT', '/api/segments/win-back', {
    label: 'Dormant best customers',
    rule: { lifecycle: 'dormant', past_year_decile: { $lte: 3 } },
    version: 0,
  });
  await owner.call('PUT', '/api/segments/frequent', {
    label: 'Frequent buyers',
    rule: { $or: [{ orders: { $gte: 10 } }, { past_year_orders: { $gte: 5 } }] },
    version: 0,
  });
  await owner.call('POST', '/api/lists', {
    label: 'Basket analysis',
    rule: { lifecycle: 'active' },
    use: 'analysis',
    purpose: 'Basket analysis for the autumn range',
  });
  await owner.call('POST', '/api/keys', { name: 'nightly upload', scopes: ['read', 'data'] });
  const invited = await owner.call<{ link: string }>('POST', '/api/people', {
    name: 'Ines Invited',
    email: 'ines@example.org',
    role: 'editor',
  });
  const viewer = await joined(studio.address, owner);
  return {
    ...studio,
    callers: { owner, viewer },
    run,
    earlierRun,
    customer: rows[0]?.customer_id ?? '',
    invitation: new URL(invited.link).search,
  };
}

async function joined(address: string, owner: ApiCaller): Promise<ApiCaller> {
  const account: Account = {
    name: 'Vera Viewer',
    email: 'vera@example.org',
    password: 'nine quiet otters swimming',
  };
  const { link } = await owner.call<{ link: string }>('POST', '/api/people', {
    name: account.name,
    email: account.email,
    role: 'viewer',
  });
  return join(address, new URL(link).searchParams.get('token') ?? '', account.password);
}

async function uploadText(api: ApiCaller, name: string, text: string): Promise<void> {
  const folder = mkdtempSync(joinPath(tmpdir(), 'attune-upload-'));
  try {
    writeFileSync(joinPath(folder, name), text);
    await api.upload(joinPath(folder, name));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** No day is above the twelfth: only a person can say which is the month. */
const ambiguousOrders = [
  'order,customer,date,total',
  ...Array.from(
    { length: 60 },
    (_, i) => `${i},c${i % 17},0${(i % 9) + 1}/0${(i % 7) + 1}/2026,${10 + i}.50`,
  ),
].join('\n');

/** Sound orders, and some of every common fault. */
const ordersWithFaults = [
  'order_id,customer_id,date,amount,currency',
  ...Array.from(
    { length: 400 },
    (_, i) => `x${i},new-${i % 90},2026-0${(i % 6) + 1}-1${i % 9},${20 + (i % 60)}.00,EUR`,
  ),
  'y1,,2026-03-01,20.00,EUR',
  'y2,new-3,2026-13-01,20.00,EUR',
  'y3,new-4,2026-03-02,twenty,EUR',
  'x1,new-1,2026-02-11,21.00,EUR',
].join('\n');

/** Couples with one address, a till's telephone with seven, and people who are only themselves. */
const loyaltyCards = [
  'customer_id,first_name,last_name,city,email,phone',
  ...Array.from({ length: 8 }, (_, i) => {
    const couple = Math.floor(i / 2);
    return `C000000${i + 2},${['Ada', 'Ben'][i % 2]},Otto-${couple},Wien,otto.${couple}@example.org,`;
  }),
  ...Array.from(
    { length: 7 },
    (_, i) => `C000001${i},Cleo,Nagy-${i},Graz,cleo.${i}@example.org,+43 1 555 00 01`,
  ),
  ...Array.from(
    { length: 40 },
    (_, i) => `C00000${20 + i},Dora,Huber-${i},Linz,dora.${i}@example.org,+43 660 77 00 ${10 + i}`,
  ),
].join('\n');

/** Some by somebody with a card, some by nobody known. */
const guestOrders = [
  'order_id,email,phone,ordered_at,amount',
  ...Array.from(
    { length: 12 },
    (_, i) => `guest-${i},dora.${3 * i}@example.org,,2026-05-${10 + i},${30 + i}.00`,
  ),
  ...Array.from(
    { length: 4 },
    (_, i) => `guest-x${i},emil.${i}@example.org,+43 664 12 34 5${i},2026-05-2${i},25.00`,
  ),
].join('\n');
