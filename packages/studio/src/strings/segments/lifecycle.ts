/** The states of the lifecycle. */
export const lifecycle = {
  title: 'Lifecycle',
  purpose: 'Here stand the six states of the lifecycle, who moved between them, and who of each buys again.',
  lead: 'Each customer is in one of six states; a state that you choose stands out in every picture.',
  state: 'State',
  rule: 'Rule',
  ofCustomers: 'Of customers',
  of: (measure: string) => `Of ${measure}`,
  pastYear: (measure: string) => `Past-year ${measure}`,
  invitation: 'Choose a state: its customers can be opened here. Hold Shift to choose several.',
  flowInvitation: 'Choose a flow between two states to see what can be done with its customers.',
  rules: 'How this run tells the states apart',
  rulesLead:
    'The rules are tried in this order, and the first that fits decides. Their limits were learned from this data, so another run may draw them elsewhere.',
  from: 'From',
  to: 'To',
  earlier: 'Then',
  now: 'Now',
  flow: (from: string, to: string) => `From ${from} to ${to}`,
  notAllShown: 'not all shown',
  flowHasNoRule: (from: string, to: string) =>
    `Rules speak of customers as they are now, so who was ${from} before cannot be asked for. You can open everybody who is ${to} now:`,
  stateThen: 'State then',
  again: 'Bought again',
  low: 'Interval from',
  high: 'Interval to',
  unknown: 'not known',
} as const;
