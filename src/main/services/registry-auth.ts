import { registryAuth } from '../engine/credentials.ts'
import { record, text } from './models/raw.ts'

/** Accounts as services need them. Secrets stay in main: only the engine and that registry get them. */
export interface RegistryAuth {
  /** `X-Registry-Auth` for one registry (`docker.io`, `host[:port]`); null when no account is known. */
  readonly header: (domain: string) => Promise<string | null>
  /** The account itself, for the registry's own API. */
  readonly login: (domain: string) => Promise<RegistryLogin | null>
  /** Why that registry's stored login could not be read when it was last asked for; it was asked as nobody then. */
  readonly problem: (domain: string) => string | null
  /** Whether that registry was asked as an account when it was last asked, and not as nobody. */
  readonly wasSent: (domain: string) => boolean
}

export interface RegistryLogin {
  readonly username: string
  readonly password: string
  /** An OAuth refresh token that stands in for the password; null with a password. */
  readonly identityToken: string | null
}

/** The accounts that `docker login` keeps. */
export function createRegistryAuth(surroundings: Parameters<typeof registryAuth>[1]): RegistryAuth {
  const problems = new Map<string, string>()
  const sent = new Map<string, boolean>()
  const header = async (domain: string) => {
    const found = await registryAuth(domain, surroundings)
    if (found.problem === null) problems.delete(domain)
    else problems.set(domain, found.problem)
    sent.set(domain, found.header !== null)
    return found.header
  }
  return {
    header,
    login: async (domain) => loginIn(await header(domain)),
    problem: (domain) => problems.get(domain) ?? null,
    wasSent: (domain) => sent.get(domain) ?? false,
  }
}

/** The header is the account as base64url JSON. */
function loginIn(header: string | null): RegistryLogin | null {
  if (header === null) return null
  const account = record(JSON.parse(Buffer.from(header, 'base64url').toString()))
  return {
    username: text(account['username']),
    password: text(account['password']),
    identityToken: text(account['identitytoken']) || null,
  }
}
