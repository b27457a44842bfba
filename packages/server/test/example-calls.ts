import type { OperationName } from '../src/contract/operations.ts';

/** What a call is made with: its path is filled in. */
export interface ExampleCall {
  readonly path: string;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

const rule = { orders: { $gte: 2 } };
const listed = { label: 'A list', rule, use: 'analysis', purpose: 'a test' };

/**
 * A well-formed call of every operation: of something that is there, or, where the call would take something away
 * that other calls need, of something that is not.
 *
 * @param customer the id of a customer of the latest run
 */
export function exampleCalls(customer: string): Readonly<Record<OperationName, ExampleCall>> {
  const id = encodeURIComponent(customer);
  const password = 'another long passphrase';
  return {
    getSession: { path: '/api/session' },
    setUp: { path: '/api/set-up', body: { name: 'X', email: 'x@example.org', password } },
    signIn: { path: '/api/sign-in', body: { email: 'nobody@example.org', password } },
    signOut: { path: '/api/sign-out' },
    join: { path: '/api/join', body: { token: 'none', password } },
    changePassword: { path: '/api/password', body: { current: 'not this one', next: password } },
    listFiles: { path: '/api/files' },
    uploadFile: {
      path: '/api/files?name=added.csv&replace=true',
      body: 'a,b\n1,2\n',
      headers: { 'content-type': 'application/octet-stream' },
    },
    removeFile: { path: '/api/files/gone.csv' },
    addSample: { path: '/api/sample', body: { customers: 100 } },
    removeSample: { path: '/api/sample' },
    previewFiles: { path: '/api/files/preview', body: { settings: {} } },
    getPlaybook: { path: '/api/playbook' },
    savePlaybook: { path: '/api/playbook', body: { text: '', version: 1000 } },
    saveFileSettings: { path: '/api/playbook/files', body: { settings: {} } },
    startJob: { path: '/api/jobs', body: { asOf: '1999-01-01' } },
    listJobs: { path: '/api/jobs' },
    getJob: { path: '/api/jobs/gone' },
    cancelJob: { path: '/api/jobs/gone/cancel' },
    getSchedule: { path: '/api/schedule' },
    saveSchedule: { path: '/api/schedule', body: { schedule: null } },
    listRuns: { path: '/api/runs' },
    compareRuns: { path: '/api/runs/latest/compare/latest' },
    listRejected: { path: '/api/runs/latest/rejected' },
    downloadResult: { path: '/api/runs/latest/files/summary.json' },
    getAudit: { path: '/api/runs/latest/audit' },
    getNumber: { path: '/api/runs/latest/numbers/lifecycle.dormant' },
    getCatalogue: { path: '/api/runs/latest/catalogue' },
    checkRule: { path: '/api/runs/latest/rules/check', body: { rule } },
    countOverlap: { path: '/api/runs/latest/rules/overlap', body: { a: rule, b: rule } },
    countGrid: { path: '/api/runs/latest/grid', body: { valueCut: 100, outlookCut: 0 } },
    getGridDensity: { path: '/api/runs/latest/grid/density' },
    listSegments: { path: '/api/segments' },
    saveSegment: { path: '/api/segments/loyal', body: { label: 'Loyal', rule, version: 0 } },
    removeSegment: { path: '/api/segments/gone?version=1' },
    segmentHistory: { path: '/api/segments/gone/history' },
    findCustomers: { path: '/api/runs/latest/customers', body: {} },
    getCustomer: { path: `/api/runs/latest/customers/${id}` },
    getTimeline: { path: `/api/runs/latest/customers/${id}/timeline` },
    listMerges: { path: '/api/runs/latest/identity/merges' },
    getPutTogether: { path: `/api/runs/latest/customers/${id}/identity` },
    listIdentityQuestions: { path: '/api/runs/latest/identity/questions' },
    listIdentityDecisions: { path: '/api/runs/latest/identity/decisions' },
    decideIdentity: {
      path: '/api/identity/decisions',
      body: { decisions: [{ keys: ['one', 'two'], decision: 'open', version: 0 }] },
    },
    listPurposes: { path: '/api/runs/latest/purposes' },
    previewList: { path: '/api/lists/preview', body: listed },
    makeList: { path: '/api/lists', body: listed },
    listLists: { path: '/api/lists' },
    downloadList: { path: '/api/lists/gone/file' },
    listPeople: { path: '/api/people' },
    invitePerson: { path: '/api/people', body: { name: 'Y', email: 'y@example.org', role: 'viewer' } },
    changePerson: { path: '/api/people/gone', body: { role: 'viewer' } },
    removePerson: { path: '/api/people/gone' },
    listKeys: { path: '/api/keys' },
    createKey: { path: '/api/keys', body: { name: 'k', scopes: ['read'] } },
    revokeKey: { path: '/api/keys/gone' },
    listChanges: { path: '/api/changes' },
  };
}
