import type { Summary } from '../src/report/index.ts';
import { lifetime } from './lifetime-fixture.ts';
import { noPotential } from './potential-fixture.ts';
import { retailer } from './retailer-fixture.ts';

/** Text that wants to be markup, in every field that a customer's file or playbook can fill. */
export const hostileText = `</title></style></script><script>alert(1)</script><img src=x onerror="alert(2)">'"&{a|b}\u202Egnp`;

export const hostile: Summary = {
  ...retailer,
  run: { id: hostileText, version: hostileText, playbook: hostileText },
  business: { name: hostileText, outcome: hostileText, stage: null },
  timeZone: hostileText,
  finding: hostileText,
  inputs: retailer.inputs.map((input) => ({
    ...input,
    name: hostileText,
    reader: hostileText,
    format: hostileText,
    sha256: hostileText,
    mapping: [{ column: hostileText, header: hostileText, confidence: 'stated', why: hostileText }],
    notes: [hostileText],
  })),
  rejected: [{ code: hostileText, reason: hostileText, rows: 48 }],
  duplicatesByRule: [{ rule: hostileText, rows: 166 }],
  quality: [{ level: 'warning', text: hostileText }],
  decisions: retailer.decisions.map((decision) => ({
    ...decision,
    title: hostileText,
    why: hostileText,
    assumption: hostileText,
    changeOurMind: hostileText,
    rule: { [hostileText]: hostileText },
    ruleInWords: hostileText,
  })),
  rfm: {
    ...retailer.rfm,
    segments: retailer.rfm.segments.map((segment) => ({ ...segment, segment: hostileText })),
  },
  lifecycleRules: retailer.lifecycleRules.map(({ state }) => ({ state, rule: hostileText })),
  patterns: retailer.patterns.map((pattern) => ({ ...pattern, pattern: hostileText })),
  clv: {
    ...lifetime,
    split: { ...lifetime.split, rule: hostileText },
    selection: {
      rule: hostileText,
      candidates: lifetime.selection.candidates.map((candidate) => ({ ...candidate, reason: hostileText })),
    },
    handling: [hostileText],
    warnings: [hostileText],
    models: { ...lifetime.models, bgnbd: { value: null, reason: hostileText } },
    byChannel: lifetime.bySegment.map((group) => ({ ...group, name: `${group.name} ${hostileText}` })),
    calibration: [],
    tracking: [],
  },
  potential: { ...noPotential, reason: hostileText },
  traces: [{ path: 'bridge', metric: hostileText, rule: hostileText, tables: [hostileText] }],
  bridge: { value: null, reason: hostileText },
};
