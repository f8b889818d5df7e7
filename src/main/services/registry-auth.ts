/** Accounts as services need them. Secrets stay in main: only the engine and that registry get them. */
export interface RegistryAuth {
  /** `X-Registry-Auth` for one registry (`docker.io`, `host[:port]`); null when no account is known. */
  readonly header: (domain: string) => Promise<string | null>
  /** The account itself, for the registry's own API. */
  readonly login: (domain: string) => Promise<RegistryLogin | null>
}

export interface RegistryLogin {
  readonly username: string
  readonly password: string
  /** An OAuth refresh token that stands in for the password; null with a password. */
  readonly identityToken: string | null
}

/** Knows no account: everything is asked anonymously. */
export const noRegistryAuth: RegistryAuth = {
  header: async () => null,
  login: async () => null,
}
