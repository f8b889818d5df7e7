import { registryAuth } from '../engine/credentials.ts'
import { record, text } from './models/raw.ts'

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

/** The accounts that `docker login` keeps. */
export function createRegistryAuth(surroundings: Parameters<typeof registryAuth>[1]): RegistryAuth {
  const header = async (domain: string) => (await registryAuth(domain, surroundings)).header
  return { header, login: async (domain) => loginIn(await header(domain)) }
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
