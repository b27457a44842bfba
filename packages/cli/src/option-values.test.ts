import { parsePlaybook } from '@attune/engine';
import { expect, test } from 'vitest';
import { memory, threads } from './option-values.ts';

/** Whether the playbook takes the same words as a setting of `limits`. */
function playbookTakes(setting: string, text: string): boolean {
  try {
    parsePlaybook(`limits:\n  ${setting}: ${text}\n`, 'attune.yaml');
    return true;
  } catch {
    return false;
  }
}

function optionTakes(read: (text: string) => unknown, text: string): boolean {
  try {
    read(text);
    return true;
  } catch {
    return false;
  }
}

test.each(['0', '1', '2', '256', '257', '999', '-1', '1.5', 'many'])(
  '--threads %s is taken when limits.threads is, and only then',
  (text) => expect(optionTakes(threads, text)).toBe(playbookTakes('threads', text)),
);

test.each(['1MB', '500MB', '4GB', '999999GB', '1000000GB', '0GB', '4gb', '4', 'all'])(
  '--memory %s is taken when limits.memory is, and only then',
  (text) => expect(optionTakes(memory, text)).toBe(playbookTakes('memory', text)),
);
