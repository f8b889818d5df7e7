import type { RegistryAuth } from '../../../src/main/services/registry-auth.ts'

/** Whom no registry knows. */
export const anonymous: RegistryAuth = {
  header: async () => null,
  login: async () => null,
  problem: () => null,
  wasSent: () => false,
}
