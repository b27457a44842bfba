/**
 * Every error a user can meet, by stable code: what leaves the process as exit status.
 * 1 is a bug or a broken machine, 2 a wrong call or configuration, 3 too many rejected rows,
 * 4 input that cannot be used, 5 a place that cannot be written.
 */
export const errorCodes = {
  usage: 2,
  'playbook-invalid': 2,
  'rule-invalid': 2,
  'too-many-rejected': 3,
  'input-missing': 4,
  'input-unreadable': 4,
  'input-not-recognised': 4,
  'input-ambiguous': 4,
  'customers-without-orders': 4,
  'no-accepted-rows': 4,
  'mixed-currencies': 4,
  'costs-missing': 4,
  'as-of-outside-data': 2,
  'output-not-writable': 5,
  'store-unavailable': 5,
  'store-newer': 5,
  'warehouse-unavailable': 5,
  'warehouse-failed': 1,
  'job-failed': 1,
  'already-set-up': 2,
  'invitation-invalid': 2,
  'key-invalid': 2,
  'key-unknown': 2,
  'last-owner': 2,
  'not-allowed': 2,
  'not-signed-in': 2,
  'password-too-common': 2,
  'person-known': 2,
  'person-unknown': 2,
  'secret-unusable': 2,
  'sign-in-failed': 2,
  'too-many-tries': 2,
} as const;

export type ErrorCode = keyof typeof errorCodes;
