import type { Store } from '@attune/engine';
import { type BetterAuthOptions, betterAuth } from 'better-auth';

const day = 86_400;

/** The part of the store that better-auth gets. */
export type AuthDatabase = Pick<Store['signIn'], 'db' | 'type'>;

export function sessionCookie(secure: boolean): string {
  return secure ? '__Host-attune_session' : 'attune_session';
}

/**
 * How better-auth works here: on our tables, with passwords and sessions only, and with no way in of its own. It
 * is never mounted; the operations call it, and add people themselves, in the transaction of the audit trail.
 *
 * @param secret signs the cookies
 * @param secure whether people reach the server over https
 */
export function authOptions(database: AuthDatabase, secret: string, secure: boolean) {
  return {
    appName: 'Attune',
    // Nothing leads here: it only keeps better-auth from deriving an address from what is sent.
    baseURL: secure ? 'https://attune.invalid' : 'http://attune.invalid',
    database,
    // As a list, because an environment variable of better-auth would come before a single one.
    secrets: [{ version: 1, value: secret }],
    // It would log who failed to sign in; what goes wrong is thrown.
    logger: { disabled: true },
    telemetry: { enabled: false },
    // Our own limits stand before it.
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
    },
    user: {
      modelName: 'people',
      fields: { emailVerified: 'email_verified', createdAt: 'created_at', updatedAt: 'updated_at' },
      additionalFields: { role: { type: 'string', required: true, input: false } },
    },
    session: {
      modelName: 'sessions',
      fields: {
        userId: 'person_id',
        expiresAt: 'expires_at',
        ipAddress: 'ip_address',
        userAgent: 'user_agent',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
      expiresIn: 30 * day,
      updateAge: day,
    },
    account: {
      modelName: 'credentials',
      fields: {
        userId: 'person_id',
        accountId: 'account_id',
        providerId: 'provider_id',
        accessToken: 'access_token',
        refreshToken: 'refresh_token',
        idToken: 'id_token',
        accessTokenExpiresAt: 'access_token_expires_at',
        refreshTokenExpiresAt: 'refresh_token_expires_at',
        createdAt: 'created_at',
        updatedAt: 'updated_at',
      },
    },
    verification: {
      modelName: 'verifications',
      fields: { expiresAt: 'expires_at', createdAt: 'created_at', updatedAt: 'updated_at' },
    },
    advanced: {
      // Its own prefix for https is weaker: `__Host-` also ties a cookie to this host and to its root.
      useSecureCookies: false,
      cookies: {
        session_token: {
          name: sessionCookie(secure),
          attributes: { httpOnly: true, sameSite: 'lax', path: '/', secure },
        },
      },
    },
  } as const satisfies BetterAuthOptions;
}

export type Auth = ReturnType<typeof openAuth>;

export function openAuth({ db, type }: AuthDatabase, secret: string, secure: boolean) {
  return betterAuth(authOptions({ db, type }, secret, secure));
}
