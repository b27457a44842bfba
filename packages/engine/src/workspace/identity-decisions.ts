import { createHash } from 'node:crypto';
import type { IdentityDecision } from '../customers/index.ts';
import { AttuneError } from '../errors/index.ts';
import type { Definition, Store } from '../store/index.ts';

/** What a person said of two identifiers; `open` takes an answer back. */
export interface DecidedIdentity {
  /** Stable for the pair, whichever stands first. */
  readonly name: string;
  readonly keys: readonly [string, string];
  readonly decision: IdentityDecision['decision'] | 'open';
  readonly version: number;
  /** ISO instant in UTC. */
  readonly decidedAt: string;
  /** As the audit trail names them. */
  readonly decidedBy: string;
}

export interface WorkspaceIdentityDecisions {
  /** The latest word on every pair that somebody spoke of, by name. */
  list(): Promise<readonly DecidedIdentity[]>;
  /** What the next analysis follows. */
  inForce(): Promise<readonly IdentityDecision[]>;
  /**
   * Says of pairs of identifiers that they are one customer, or are not, or that nobody knows: of all of them, or of none
   * where one is refused. It counts from the next analysis on.
   *
   * @param asked.version the version before the person who decides: 0 where none was
   * @throws AttuneError `edit-conflict` where somebody decided since; `request-invalid` for one identifier twice
   */
  decide(
    asked: readonly Pick<DecidedIdentity, 'keys' | 'decision' | 'version'>[],
    actor: string,
  ): Promise<readonly DecidedIdentity[]>;
  /** All that was said of a pair, the latest first; empty where nothing was. */
  history(keys: readonly [string, string]): Promise<readonly DecidedIdentity[]>;
}

/** Who is who, where the files do not tell: kept as definitions, so that every answer has its author and its way back. */
export function workspaceIdentityDecisions({
  definitions,
}: Pick<Store, 'definitions'>): WorkspaceIdentityDecisions {
  const list = async () => (await definitions.list('identity')).map(decidedIdentity);
  return {
    list,

    async inForce() {
      return (await list()).flatMap(({ decision, keys }) =>
        decision === 'open' ? [] : [{ decision, keys }],
      );
    },

    async decide(asked, actor) {
      const changes = asked.map(({ keys, decision, version }) => {
        const [one, other] = [...keys].sort();
        if (one === undefined || other === undefined || one === other)
          throw new AttuneError('request-invalid', 'A decision is about two different identifiers.', {
            remedy: 'Name the two that are one customer, or are not.',
            place: { field: 'keys' },
          });
        const body = { keys: [one, other], decision, decidedBy: actor };
        return { kind: 'identity' as const, name: nameOfPair(one, other), body, actor, expected: version };
      });
      return (await definitions.saveAll(changes)).map(decidedIdentity);
    },

    async history(keys) {
      const [one, other] = [...keys].sort();
      const versions = await definitions.history('identity', nameOfPair(one!, other!));
      return versions.map(decidedIdentity).reverse();
    },
  };
}

/** Identifiers may be long, and hold any character. */
function nameOfPair(one: string, other: string): string {
  return createHash('sha256')
    .update(JSON.stringify([one, other]))
    .digest('hex')
    .slice(0, 32);
}

function decidedIdentity({ name, version, createdAt, body }: Definition): DecidedIdentity {
  const kept = body as unknown as Pick<DecidedIdentity, 'keys' | 'decision' | 'decidedBy'>;
  return { ...kept, name, version, decidedAt: createdAt };
}
