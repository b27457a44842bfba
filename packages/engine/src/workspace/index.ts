export type { FileSettings } from './file-settings.ts';
export type { DataFile } from './files.ts';
export type { Job } from './job.ts';
export type { Notice } from './notice.ts';
export { openWorkspace, type Workspace, type WorkspaceOptions } from './open-workspace.ts';
export type { RunInfo } from './run-info.ts';
export type { PublishedRun } from './runs.ts';
export type { Schedule } from './schedule.ts';
export { withWorkspaceStore } from './with-store.ts';
