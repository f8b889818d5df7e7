import type { z } from 'zod'
import type { AccountPlace } from '#shared/contract/registries.ts'
import type { RunHelper } from '../../engine/credential-helper.ts'
import { configSchema, keyOf } from '../../engine/credentials.ts'
import type { DockerConfig } from '../../engine/docker-config.ts'
import type { EndpointSurroundings } from '../../engine/endpoint.ts'
import { record } from '../models/raw.ts'
import { defaultHelper } from './default-helper.ts'

/** What accounts are read from and written to. */
export interface Safe {
  readonly env: EndpointSurroundings['env']
  readonly platform: NodeJS.Platform
  /** config.json */
  readonly file: string
  readonly run: RunHelper
}

/** What the config says of logins; nothing where it says it in another shape. */
export function loginsIn(config: DockerConfig): z.output<typeof configSchema> {
  const parsed = configSchema.safeParse(config)
  return parsed.success ? parsed.data : {}
}

/** Where the CLI keeps a registry's account (config/configfile: getConfiguredCredentialStore, and its default). */
export function placeOf(config: DockerConfig, registry: string, safe: Safe): AccountPlace {
  const { credHelpers, credsStore } = loginsIn(config)
  const named = credHelpers?.[keyOf(registry)] ?? credsStore
  const helper = named ?? (holdsNothing(config) ? defaultHelper(safe.env, safe.platform) : null)
  return helper ? { kind: 'helper', helper } : { kind: 'plain', file: safe.file }
}

/** ContainsAuth of the CLI: only a config without any login takes a helper on by itself. */
export function holdsNothing(config: DockerConfig): boolean {
  const named = ['auths', 'credHelpers'].some((key) => Object.keys(record(config[key])).length > 0)
  return !named && !config['credsStore']
}
