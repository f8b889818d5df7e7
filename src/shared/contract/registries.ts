import { type } from '@orpc/contract'
import { z } from 'zod'
import { parseReference } from '../image-reference.ts'
import { base } from './fault.ts'

/** Where `docker login` keeps an account; `plain` is config.json itself, readable to who can read the file. */
export type AccountPlace =
  | { readonly kind: 'helper'; readonly helper: string }
  | { readonly kind: 'plain'; readonly file: string }
  /** `DOCKER_AUTH_CONFIG`: only who started Quayside can change it. */
  | { readonly kind: 'environment' }

/** One registry that the docker config knows. There is no secret in it. */
export interface RegistryAccount {
  /** `docker.io`, or `host[:port]` as in an image reference. */
  readonly registry: string
  /** Empty where nobody is logged in, and where a token stands for an account without saying whose. */
  readonly username: string
  readonly loggedIn: boolean
  /** A token stands in for the password. */
  readonly token: boolean
  readonly place: AccountPlace
  /** Why the helper could not be asked, in its words. */
  readonly problem: string | null
}

export interface RegistryAccounts {
  /** Docker Hub first, logged in or not; then by name. */
  readonly accounts: readonly RegistryAccount[]
  /** Where the next login goes, for a registry without a helper of its own. */
  readonly place: AccountPlace
}

/** How often one may still ask, as the registry's headers say it. */
export interface RateLimit {
  readonly limit: number
  readonly remaining: number
  /** Seconds that the limit counts over; null where it was not said. */
  readonly windowSeconds: number | null
}

/** A page of `GET /v2/_catalog`. */
export interface Catalog {
  readonly repositories: readonly string[]
  /** The registry's own query for the next page: ask with it as `page`. Null on the last page. */
  readonly next: string | null
  readonly rateLimit: RateLimit | null
}

/** `docker.io`, or `host[:port]` as an image reference begins. */
const registryName = z
  .string()
  .max(255)
  .refine((text) => {
    const parsed = parseReference(`${text}/a`)
    return parsed.ok && parsed.reference.kind === 'name' && parsed.reference.domain === text
  })

const byRegistry = z.strictObject({ registry: registryName })

export const registriesContract = {
  list: base.output(type<RegistryAccounts>()),
  /**
   * Checked by the engine, then kept where `docker login` keeps it. `unauthorized` with reason `wrong-password` when the
   * registry refuses; nothing is kept then.
   */
  login: base
    .input(
      z.strictObject({
        registry: registryName,
        username: z.string().min(1).max(1024),
        password: z.string().min(1).max(16_384),
      }),
    )
    .output(type<RegistryAccount>()),
  /** Forgets the account as `docker logout` does; the registry itself is not asked. */
  logout: base.input(byRegistry).output(type<void>()),
  /** Repositories of a registry other than Docker Hub, a hundred at a time. */
  catalog: base
    .input(
      byRegistry.extend({
        page: z
          .string()
          .max(4096)
          .regex(/^[!-~]+$/)
          .optional(),
      }),
    )
    .output(type<Catalog>()),
  /** What Docker Hub, or another registry, still lets this account pull; null where it does not say. */
  rateLimit: base.input(byRegistry).output(type<RateLimit | null>()),
}
