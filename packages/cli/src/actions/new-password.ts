import { newPassword as linkFor } from '@attune/server';
import type { NewPasswordOptions } from '../commands/new-password.ts';

export async function newPassword(
  email: string,
  workspace: string,
  { publicUrl, database, json, quiet }: NewPasswordOptions,
): Promise<void> {
  const { link, expiresAt } = await linkFor(workspace, {
    email,
    origin: publicUrl,
    ...(database !== undefined && { storeAt: database }),
  });
  if (json) process.stdout.write(`${JSON.stringify({ link, expiresAt })}\n`);
  else process.stdout.write(quiet ? `${link}\n` : told(link));
}

function told(link: string): string {
  return [
    'Whoever opens this link sets a new password for this person, once, within an hour:',
    '',
    `  ${link}`,
    '',
    'Start the server first: attune serve. Where it has another address, only what follows /join matters.',
    'All sessions of the person have ended. It is written in the audit trail.',
    '',
  ].join('\n');
}
