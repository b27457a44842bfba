import { number } from '@attune/charts';

const weekdays = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'] as const;

export const settings = {
  title: 'Settings',
  sections: {
    you: 'You',
    people: 'People',
    keys: 'API keys',
    schedule: 'Schedule',
    playbook: 'Playbook',
    changes: 'Audit trail',
  },
  navigation: 'Settings',
  onlyOwners: 'Only owners see this',
  onlyOwnersText: (section: string) =>
    `${section} are kept by the owners of this workspace. Ask one of them.`,
  commands: {
    you: { name: 'Change my password', keywords: ['appearance', 'theme', 'shortcuts', 'account'] },
    people: { name: 'Invite somebody', keywords: ['people', 'roles', 'team', 'user'] },
    keys: { name: 'Make an API key', keywords: ['token', 'secret', 'integration'] },
    schedule: { name: 'Set when analyses run', keywords: ['schedule', 'daily', 'weekly', 'monthly'] },
    playbook: { name: 'Edit the playbook', keywords: ['attune.yaml', 'rules', 'configuration'] },
    changes: { name: 'Read the audit trail', keywords: ['who changed what', 'history', 'log'] },
  },
  you: {
    heading: 'Your account, and how the studio behaves here',
    password: 'Password',
    current: 'Current password',
    next: 'New password',
    passwordRule: 'At least 12 characters. A few words in a row are good and easy to keep.',
    change: 'Change password',
    changed: 'The password is changed. You are signed out everywhere else.',
    appearance: 'Appearance',
    appearanceWhy: 'Remembered by this browser.',
    schemes: { auto: 'As the system', light: 'Light', dark: 'Dark' },
    shortcuts: 'Shortcuts',
    seeShortcuts: 'Press ? on any screen to see all of them.',
  },
  people: {
    heading: (people: number) =>
      people === 1 ? 'You are alone here so far' : `${number(people)} people may come in`,
    lead: 'A viewer reads results. An editor also sees single customers, loads files, saves segments and exports lists. An owner also keeps people and keys.',
    table: 'People',
    name: 'Name',
    email: 'E-mail',
    role: 'Role',
    since: 'Since',
    state: { active: 'has joined', invited: 'invited' },
    stateName: 'State',
    roles: { viewer: 'Viewer', editor: 'Editor', owner: 'Owner' },
    roleOf: (name: string) => `Role of ${name}`,
    you: (name: string) => `${name} (you)`,
    invite: 'Invite',
    inviteTitle: 'Invite somebody',
    linkFor: (name: string) => `Link for ${name}`,
    linkText:
      'Send it yourself: Attune sends no mail. It works once, within seven days, and is shown only now.',
    invited: (name: string) => `${name} is invited.`,
    roleChanged: (name: string, role: string) => `${name} is now ${role.toLowerCase()}.`,
    roleEdit: (name: string, role: string) => `making ${name} ${role.toLowerCase()}`,
    remove: 'Remove',
    removeName: (name: string) => `Remove ${name}`,
    removeTitle: (name: string) => `Remove ${name}?`,
    removeText:
      'They are signed out at once and their API keys stop working. What they saved stays. This cannot be undone; you can invite them again.',
    removed: (name: string) => `${name} is removed.`,
    keep: 'Keep',
  },
  keys: {
    heading: (keys: number) =>
      keys === 0 ? 'No API key yet' : keys === 1 ? 'One API key works' : `${number(keys)} API keys work`,
    lead: 'With a key, another program does what you could do here, within its scopes.',
    emptyText:
      'Make one for each program that calls the API, with no more scopes than it needs. Then one can be revoked without the others.',
    table: 'API keys',
    name: 'Name',
    nameHint: 'Which program uses it, for example “nightly upload”.',
    prefix: 'Begins with',
    scopes: 'Scopes',
    madeBy: 'Made by',
    lastUsed: 'Last used',
    never: 'never',
    expires: 'Expires',
    noExpiry: 'does not expire',
    expired: (day: string) => `expired ${day}`,
    make: 'Make a key',
    makeTitle: 'Make an API key',
    scopeNames: {
      read: 'Read results, small groups withheld',
      customers: 'See single customers and exact counts',
      data: 'Load files, change the playbook, analyse',
      segments: 'Save segments',
      lists: 'Export lists of people',
      admin: 'Keep people and keys',
    },
    expiry: 'Expires after',
    expiries: { 30: '30 days', 90: '90 days', 365: 'a year', none: 'never' },
    needsScope: 'Choose at least one scope.',
    secret: (name: string) => `The key “${name}”`,
    secretText: 'Copy it now: only a fingerprint of it is kept, and nobody can show it again.',
    revoke: 'Revoke',
    revokeName: (name: string) => `Revoke the key ${name}`,
    revokeTitle: (name: string) => `Revoke the key “${name}”?`,
    revokeText: 'The program that uses it is refused at once. This cannot be undone; you can make another.',
    revoked: (name: string) => `The key “${name}” is revoked.`,
    keep: 'Keep',
  },
  schedule: {
    off: 'Analyses start only by hand',
    on: (words: string) => `An analysis starts ${words}`,
    lead: 'The files that are in the workspace at that time are analysed anew. The old run stays as it is until the new one is published.',
    next: (moment: string) => `The next one starts on ${moment}, in your time.`,
    every: 'Every',
    everyChoices: { none: 'not by itself', day: 'day', week: 'week', month: 'month' },
    weekday: 'On',
    weekdays,
    dayOfMonth: 'On day',
    dayOfMonthHint: 'In a shorter month, its last day.',
    at: 'At',
    timeZone: 'Time zone',
    save: 'Save the schedule',
    saved: 'The schedule is saved.',
    removed: 'The schedule is removed.',
    edit: 'changing the schedule',
    readOnly: 'Who may load files can change this.',
    inWords: (schedule: {
      every: 'day' | 'week' | 'month';
      weekday?: number;
      dayOfMonth?: number;
      at: string;
      timeZone: string;
    }) => {
      const when =
        schedule.every === 'day'
          ? 'every day'
          : schedule.every === 'week'
            ? `every ${weekdays[(schedule.weekday ?? 1) - 1]}`
            : `every month on day ${schedule.dayOfMonth ?? 1}`;
      return `${when} at ${schedule.at} (${schedule.timeZone.replaceAll('_', ' ')})`;
    },
  },
  playbook: {
    heading: 'The playbook says how this business is measured',
    lead: 'What counts as revenue, in which time zone a day ends, what each file means, who is a good customer. It is the file attune.yaml of the workspace.',
    label: 'attune.yaml',
    save: 'Save the playbook',
    saved: 'The playbook is saved. The next analysis uses it.',
    edit: 'changing the playbook',
    revert: 'Take my changes back',
    changed: 'Changed, not saved yet.',
    loadTheirs: 'Load theirs',
    goToLine: (line: number) => `Go to line ${number(line)}`,
    readOnly: 'You can read the playbook. Who may load files can change it.',
  },
  changes: {
    heading: 'Who changed what',
    lead: 'Every change that people, keys and the schedule made, the latest first. Nothing here can be changed or removed.',
    table: 'Changes',
    at: 'When',
    actor: 'Who',
    what: 'What',
    show: 'Show',
    actions: {
      create: 'added',
      change: 'changed',
      remove: 'removed',
      start: 'started',
      cancel: 'cancelled',
      skip: 'skipped',
    },
    kinds: {
      file: 'the file',
      person: 'the person',
      key: 'the API key',
      analysis: 'the analysis',
      segment: 'the segment',
      list: 'the list',
      playbook: 'the playbook',
      schedule: 'the schedule',
    },
    detail: 'In detail',
    more: 'Show earlier changes',
    empty: 'Nothing was changed yet',
    emptyText:
      'As soon as somebody loads a file, saves a segment or invites somebody, it is written down here.',
  },
} as const;
