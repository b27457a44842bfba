import { z } from 'zod';
import { operation, permissions } from './operation.ts';
import { count, instant } from './parts.ts';

const role = z.enum(['viewer', 'editor', 'owner']).meta({ id: 'Role' });
const permission = z.enum(permissions).meta({ id: 'Permission' });
const name = z.string().trim().min(1).max(100);
const email = z.email().max(254);
const password = z.string().min(12, { error: 'A password has at least 12 characters.' }).max(128);

const person = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role,
    state: z.enum(['active', 'invited']),
    createdAt: instant,
  })
  .meta({ id: 'Person' });

export const session = z
  .object({
    state: z
      .enum(['set-up', 'signed-out', 'signed-in'])
      .describe('`set-up`: nobody is known yet, the first to come becomes the owner.'),
    workspace: z.string().describe('Its name.').optional(),
    version: z.string().optional(),
    setUpCode: z
      .boolean()
      .optional()
      .describe('With `set-up`: whether the first person has to name the code that the terminal shows.'),
    person: z.object({ id: z.string(), name: z.string(), email: z.string(), role }).optional(),
    permissions: z.array(permission).optional(),
  })
  .meta({ id: 'Session' });

const tag = 'Sign-in';

export const sessionOperations = {
  getSession: operation({
    method: 'GET',
    path: '/api/session',
    tag,
    access: 'open',
    summary: 'Who is signed in',
    reply: session,
  }),
  setUp: operation({
    method: 'POST',
    path: '/api/set-up',
    tag,
    access: 'open',
    summary: 'Makes the first person, the owner; refused once there is one',
    body: z.object({
      name,
      email,
      password,
      code: z
        .string()
        .max(40)
        .optional()
        .describe('The code from the terminal, where the server is reached from other machines.'),
    }),
    reply: session,
    status: 201,
  }),
  signIn: operation({
    method: 'POST',
    path: '/api/sign-in',
    tag,
    access: 'open',
    summary: 'Signs a person in; answers with a cookie',
    body: z.object({ email: z.string().max(254), password: z.string().max(128) }),
    reply: session,
  }),
  signOut: operation({
    method: 'POST',
    path: '/api/sign-out',
    tag,
    access: 'open',
    summary: 'Signs out',
    reply: session,
  }),
  join: operation({
    method: 'POST',
    path: '/api/join',
    tag,
    access: 'open',
    summary: 'Accepts an invitation, or a link for a new password: sets the password, and signs in',
    body: z.object({ token: z.string().max(200), password }),
    reply: session,
    status: 201,
  }),
  changePassword: operation({
    method: 'POST',
    path: '/api/password',
    tag,
    access: 'person',
    summary: 'Changes the own password, and signs out everywhere else',
    body: z.object({ current: z.string().max(128), next: password }),
    reply: session,
  }),
};

const keyInfo = z
  .object({
    id: z.string(),
    name: z.string(),
    prefix: z.string().describe('The first characters, by which the key can be recognised.'),
    scopes: z.array(permission),
    createdBy: z.string().describe('The name of the person it belongs to.'),
    createdAt: instant,
    lastUsedAt: instant.nullable(),
    expiresAt: instant.nullable(),
  })
  .meta({ id: 'Key' });

const tagPeople = 'People and keys';

export const peopleOperations = {
  listPeople: operation({
    method: 'GET',
    path: '/api/people',
    tag: tagPeople,
    access: 'admin',
    summary: 'All people',
    reply: z.object({ people: z.array(person) }),
  }),
  invitePerson: operation({
    method: 'POST',
    path: '/api/people',
    tag: tagPeople,
    access: 'admin',
    summary: 'Invites a person; the answer holds the link to send, shown once, good for seven days',
    body: z.object({ name, email, role }),
    reply: z.object({ person, link: z.string() }),
    status: 201,
  }),
  changePerson: operation({
    method: 'PATCH',
    path: '/api/people/{person}',
    tag: tagPeople,
    access: 'admin',
    summary: 'Changes a role; the last owner stays one',
    params: z.object({ person: z.string() }),
    body: z.object({ role }),
    reply: z.object({ person }),
  }),
  removePerson: operation({
    method: 'DELETE',
    path: '/api/people/{person}',
    tag: tagPeople,
    access: 'admin',
    summary: 'Removes a person with their sessions and keys; the last owner stays',
    params: z.object({ person: z.string() }),
    reply: z.object({ removed: z.string() }),
  }),
  listKeys: operation({
    method: 'GET',
    path: '/api/keys',
    tag: tagPeople,
    access: 'admin',
    summary: 'All API keys, without their secret',
    reply: z.object({ keys: z.array(keyInfo) }),
  }),
  createKey: operation({
    method: 'POST',
    path: '/api/keys',
    tag: tagPeople,
    access: 'admin',
    summary: 'Makes an API key; the answer holds it, once',
    body: z.object({
      name,
      scopes: z.array(permission).min(1).max(permissions.length),
      expiresInDays: z.int().min(1).max(3650).optional(),
    }),
    reply: z.object({ key: keyInfo, secret: z.string() }),
    status: 201,
  }),
  revokeKey: operation({
    method: 'DELETE',
    path: '/api/keys/{key}',
    tag: tagPeople,
    access: 'admin',
    summary: 'Revokes an API key at once',
    params: z.object({ key: z.string() }),
    reply: z.object({ revoked: z.string() }),
  }),
  listChanges: operation({
    method: 'GET',
    path: '/api/changes',
    tag: tagPeople,
    access: 'admin',
    summary: 'The audit trail: who changed what, the latest first',
    query: z.object({
      before: z.coerce.number().int().min(1).optional().describe('Only entries with a smaller id.'),
      limit: z.coerce.number().int().min(1).max(500).default(100),
      subject: z.string().max(300).optional(),
    }),
    reply: z.object({
      changes: z.array(
        z.object({
          id: count,
          at: instant,
          actor: z.string(),
          action: z.string(),
          subject: z.string(),
          before: z.unknown().optional(),
          after: z.unknown().optional(),
        }),
      ),
    }),
  }),
};
