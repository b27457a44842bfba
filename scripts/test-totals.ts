/** What Vitest's JSON reporter says, as far as totals need it. */
export interface VitestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly { readonly status: string; readonly assertionResults: readonly unknown[] }[];
}

/** One step of CI: how it ended, and the tests it ran, if it ran any. */
export interface Step {
  readonly name: string;
  readonly status: number;
  readonly results?: VitestResults;
}

export interface Totals {
  readonly passed: number;
  readonly failed: number;
}

/**
 * Tests passed and failed over all steps. A test file that could not even be loaded is one failure, and so is a
 * step that ended badly with no failed test to show for it; a step without tests that ended well is one pass.
 */
export function testTotals(steps: readonly Step[]): Totals {
  let passed = 0;
  let failed = 0;
  for (const { status, results } of steps) {
    const failedHere = (results?.numFailedTests ?? 0) + (results ? unloadedFiles(results) : 0);
    passed += results?.numPassedTests ?? (status === 0 ? 1 : 0);
    failed += failedHere > 0 || status === 0 ? failedHere : 1;
  }
  return { passed, failed };
}

function unloadedFiles(results: VitestResults): number {
  return results.testResults.filter((file) => file.status === 'failed' && file.assertionResults.length === 0)
    .length;
}
