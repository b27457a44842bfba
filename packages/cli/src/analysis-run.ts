import { type AnalysisRequest, type AnalysisResult, type Progress, startAnalysis } from '@attune/engine';
import { interruptible } from './interruption.ts';
import type { Display } from './progress/display.ts';

/** What each stage is called on the terminal. */
export const stages: Readonly<Record<Progress['stage'], string>> = {
  reading: 'Reading the files',
  customers: 'Building the single view of customers',
  segments: 'Finding segments',
  report: 'Writing the report',
  writing: 'Writing the customer files',
};

/** Runs the analysis, shows how far it is, and ends it on Ctrl-C. */
export async function analysed(request: AnalysisRequest, display: Display): Promise<AnalysisResult> {
  const start = () => {
    // At once: the process takes a moment to start.
    display.show({ stage: stages.reading });
    return startAnalysis(request, {
      onProgress: ({ stage, text, share }) =>
        display.show({ stage: stages[stage], detail: text, ...(share === undefined ? {} : { share }) }),
    });
  };
  try {
    const result = await interruptible(start);
    display.end('done');
    return result;
  } catch (error) {
    display.end('stopped');
    throw error;
  }
}
