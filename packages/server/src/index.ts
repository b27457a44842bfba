export { type OperationName, operations } from './contract/operations.ts';
export { type NewPassword, newPassword } from './sign-in/new-password.ts';
export { type RunningServer, type ServerOptions, startServer } from './start-server.ts';
