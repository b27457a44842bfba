// Generated from the operations of the server by `npm run generate`. Do not edit.

export type Role = 'viewer' | 'editor' | 'owner';
export type Permission = 'read' | 'customers' | 'data' | 'segments' | 'lists' | 'admin';

export interface Requests {
  getSession: {};
  setUp: {
    body: {
      name: string;
      email: string;
      password: string;
      /**
       * The code from the terminal, where the server is reached from other machines.
       */
      code?: string;
    };
  };
  signIn: {
    body: {
      email: string;
      password: string;
    };
  };
  signOut: {};
  join: {
    body: {
      token: string;
      password: string;
    };
  };
  changePassword: {
    body: {
      current: string;
      next: string;
    };
  };
  listFiles: {};
  uploadFile: {
    query: {
      name: string;
      replace?: string;
    };
  };
  removeFile: {
    params: {
      name: string;
    };
  };
  addSample: {
    body: {
      customers?: number;
    };
  };
  removeSample: {};
  previewFiles: {
    body: {
      /**
       * Answers so far, by file name; saved nowhere.
       */
      settings?: {
        [k: string]: FileSettings;
      };
    };
  };
  getPlaybook: {};
  savePlaybook: {
    body: {
      text: string;
      version: number;
    };
  };
  saveFileSettings: {
    body: {
      settings: {
        [k: string]: FileSettings;
      };
    };
  };
  startJob: {
    body: {
      asOf?: string;
      maxRejected?: number;
    };
  };
  listJobs: {
    query: {
      offset?: number;
      limit?: number;
    };
  };
  getJob: {
    params: {
      job: string;
    };
  };
  cancelJob: {
    params: {
      job: string;
    };
  };
  getSchedule: {};
  saveSchedule: {
    body: {
      schedule: Schedule | null;
    };
  };
  listRuns: {
    query: {
      offset?: number;
      limit?: number;
    };
  };
  compareRuns: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
      /**
       * The id of a published run, or `latest`.
       */
      other: string;
    };
  };
  listRejected: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
    };
    query: {
      offset?: number;
      limit?: number;
      code?: string;
      file?: string;
    };
  };
  downloadResult: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
      file:
        | 'report.html'
        | 'summary.json'
        | 'segments.json'
        | 'customers.csv'
        | 'customers.parquet'
        | 'rejected.csv';
    };
  };
  getAudit: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
    };
  };
  getNumber: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
      /**
       * As in the summary: value.deciles.1, lifecycle.dormant, bridge.new, decisions.win-back.
       */
      path: string;
    };
  };
  getCatalogue: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
    };
  };
  checkRule: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
    };
    body: {
      rule: Rule;
    };
  };
  countOverlap: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
    };
    body: {
      a: Rule;
      b: Rule;
    };
  };
  countGrid: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
    };
    body: {
      valueCut: number;
      outlookCut: number;
    };
  };
  getGridDensity: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
    };
  };
  listSegments: {};
  saveSegment: {
    params: {
      name: string;
    };
    body: {
      label: string;
      rule: Rule;
      version: number;
    };
  };
  removeSegment: {
    params: {
      name: string;
    };
    query: {
      version: number;
    };
  };
  segmentHistory: {
    params: {
      name: string;
    };
  };
  findCustomers: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
    };
    body: {
      /**
       * Part of a customer id, or a whole e-mail address or phone number; who has exactly this comes first.
       */
      search?: string;
      rule?: Rule;
      /**
       * A fact.
       */
      sort?: string;
      descending?: boolean;
      /**
       * Facts to show; a sensible choice by default.
       *
       * @maxItems 20
       */
      columns?: string[];
      offset?: number;
      limit?: number;
    };
  };
  getCustomer: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
      customer: string;
    };
  };
  getTimeline: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
      customer: string;
    };
    query: {
      offset?: number;
      limit?: number;
    };
  };
  listMerges: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
    };
    query: {
      offset?: number;
      limit?: number;
      /**
       * What joins, or seems to.
       */
      rule?: 'decision' | 'stated' | 'id' | 'email' | 'phone' | 'anonymous' | 'household' | 'account';
    };
  };
  getPutTogether: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
      customer: string;
    };
    query: {
      offset?: number;
      limit?: number;
    };
  };
  listIdentityQuestions: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
    };
    query: {
      offset?: number;
      limit?: number;
      /**
       * `conflicts`: what the files say and contradict; `alike`: customers alike by name and address, where the playbook asks for suggestions.
       */
      about?: 'conflicts' | 'alike';
      /**
       * Only the conflicts that this customer is in.
       */
      customer?: string;
    };
  };
  listIdentityDecisions: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
    };
    query: {
      offset?: number;
      limit?: number;
    };
  };
  decideIdentity: {
    body: {
      /**
       * Kept all, or none where one of them is refused.
       *
       * @minItems 1
       * @maxItems 50
       */
      decisions: {
        /**
         * Two identifiers, in any order.
         *
         * @minItems 2
         * @maxItems 2
         */
        keys: [string, string];
        /**
         * Two people, one person, or nobody knows; `open` also takes an answer back.
         */
        decision: 'apart' | 'together' | 'open';
        /**
         * The version before it: 0 where nothing was said.
         */
        version: number;
      }[];
    };
  };
  listPurposes: {
    params: {
      /**
       * The id of a published run, or `latest`.
       */
      run: string;
    };
  };
  previewList: {
    body: {
      /**
       * The id of a published run, or `latest`.
       */
      run?: string;
      label: string;
      rule: Rule;
      /**
       * `contact`: the people will be written to; `analysis`: they will not, and the file says so.
       */
      use: 'contact' | 'analysis';
      /**
       * For `contact` a purpose that the consents name; for `analysis` what it is for, in words.
       */
      purpose: string;
      /**
       * @maxItems 60
       */
      columns?: string[];
    };
  };
  makeList: {
    body: {
      /**
       * The id of a published run, or `latest`.
       */
      run?: string;
      label: string;
      rule: Rule;
      /**
       * `contact`: the people will be written to; `analysis`: they will not, and the file says so.
       */
      use: 'contact' | 'analysis';
      /**
       * For `contact` a purpose that the consents name; for `analysis` what it is for, in words.
       */
      purpose: string;
      /**
       * @maxItems 60
       */
      columns?: string[];
    };
  };
  listLists: {
    query: {
      offset?: number;
      limit?: number;
    };
  };
  downloadList: {
    params: {
      list: string;
    };
  };
  listPeople: {};
  invitePerson: {
    body: {
      name: string;
      email: string;
      role: Role;
    };
  };
  changePerson: {
    params: {
      person: string;
    };
    body: {
      role: Role;
    };
  };
  removePerson: {
    params: {
      person: string;
    };
  };
  listKeys: {};
  createKey: {
    body: {
      name: string;
      /**
       * @minItems 1
       * @maxItems 6
       */
      scopes: Permission[];
      expiresInDays?: number;
    };
  };
  revokeKey: {
    params: {
      key: string;
    };
  };
  listChanges: {
    query: {
      /**
       * Only entries with a smaller id.
       */
      before?: number;
      limit?: number;
      subject?: string;
    };
  };
}
export interface FileSettings {
  kind?:
    | 'transactions'
    | 'customers'
    | 'products'
    | 'costs'
    | 'consents'
    | 'interactions'
    | 'campaigns'
    | 'exposures'
    | 'ignore';
  /**
   * Canonical column → header.
   */
  columns?: {
    [k: string]: string;
  };
  dateOrder?: 'day-first' | 'month-first' | 'year-first';
  decimal?: '.' | ',';
  currency?: string;
}
export interface Schedule {
  every: 'day' | 'week' | 'month';
  /**
   * 1 is Monday; with `week`.
   */
  weekday?: number;
  /**
   * With `month`; in a shorter month its last day.
   */
  dayOfMonth?: number;
  at: string;
  /**
   * IANA name.
   */
  timeZone: string;
}
export interface Rule {
  [k: string]: unknown;
}
