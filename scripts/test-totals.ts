/** What Vitest's JSON reporter says, as far as totals need it. */
export interface VitestResults {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly testResults: readonly TestFile[];
}

interface TestFile {
  readonly name: string;
  readonly status: string;
  readonly message?: string;
  readonly assertionResults: readonly {
    readonly fullName: string;
    readonly status: string;
    readonly failureMessages?: readonly string[] | null;
  }[];
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

/** Each failed test of a step with the first lines of its message, and each file that could not be loaded. */
export function failures({ name, status, results }: Step): string[] {
  const found = (results?.testResults ?? []).flatMap((file) => {
    if (isUnloaded(file)) return [`${file.name}\n${firstLines(file.message ?? '')}`];
    return file.assertionResults
      .filter((test) => test.status === 'failed')
      .map(
        (test) => `${file.name} > ${test.fullName}\n${firstLines(test.failureMessages?.join('\n') ?? '')}`,
      );
  });
  return found.length > 0 || status === 0 ? found : [`${name} ended with status ${status}`];
}

function firstLines(message: string): string {
  return message
    .split('\n')
    .slice(0, 12)
    .map((line) => `  ${line}`)
    .join('\n');
}

function isUnloaded(file: TestFile): boolean {
  return file.status === 'failed' && file.assertionResults.length === 0;
}

function unloadedFiles(results: VitestResults): number {
  return results.testResults.filter(isUnloaded).length;
}
