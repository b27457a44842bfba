export { nearestName } from './nearest-name.ts';
export { parsePlaybook } from './parse.ts';
export { defaultPlaybook, type Playbook } from './playbook.ts';
export { type PlaybookInput, playbookJsonSchema, playbookSchema } from './schema.ts';
export { writePlaybook } from './write.ts';
