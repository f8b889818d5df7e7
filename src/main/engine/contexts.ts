import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { z } from 'zod'

/** The files an endpoint is found from; only reading, so a test gives a table instead of a disk. */
export interface ConfigFiles {
  /** The file's text, or null when it cannot be read. */
  readonly read: (path: string) => string | null
  /** The names in a folder, none when it cannot be read. */
  readonly list: (folder: string) => readonly string[]
}

/** TLS as a context or DOCKER_CERT_PATH has it: PEM texts; `verify` false trusts any server. */
export interface TlsMaterial {
  readonly ca: string | null
  readonly cert: string | null
  readonly key: string | null
  readonly verify: boolean
}

export interface DockerContext {
  readonly name: string
  readonly host: string
  readonly tls: TlsMaterial | null
}

const metaSchema = z.object({
  Name: z.string(),
  Endpoints: z.object({
    docker: z.object({ Host: z.string().optional(), SkipTLSVerify: z.boolean().optional() }),
  }),
})

/** Reads `contexts/meta/<sha256(name)>/meta.json`; null when there is no such context or it has no docker endpoint. */
export function readContext(files: ConfigFiles, configFolder: string, name: string): DockerContext | null {
  return readContextIn(files, configFolder, createHash('sha256').update(name).digest('hex'))
}

/** Every context of the config folder, by name; unreadable ones are left out. */
export function listContexts(files: ConfigFiles, configFolder: string): readonly DockerContext[] {
  return files
    .list(join(configFolder, 'contexts/meta'))
    .map((folder) => readContextIn(files, configFolder, folder))
    .filter((context) => context !== null)
    .toSorted((a, b) => a.name.localeCompare(b.name))
}

/** `currentContext` of config.json; null when unset, unreadable or `default`. */
export function readCurrentContext(files: ConfigFiles, configFolder: string): string | null {
  const config = parseJson(files.read(join(configFolder, 'config.json')))
  const parsed = z.object({ currentContext: z.string().optional() }).safeParse(config)
  const name = parsed.success ? (parsed.data.currentContext ?? '') : ''
  return name === '' || name === 'default' ? null : name
}

/** ca.pem, cert.pem and key.pem of a folder; null when none of them is there. */
export function readTls(files: ConfigFiles, folder: string, verify: boolean): TlsMaterial | null {
  const [ca = null, cert = null, key = null] = ['ca.pem', 'cert.pem', 'key.pem'].map((name) =>
    files.read(join(folder, name)),
  )
  return ca === null && cert === null && key === null ? null : { ca, cert, key, verify }
}

function readContextIn(files: ConfigFiles, configFolder: string, folder: string): DockerContext | null {
  const meta = metaSchema.safeParse(
    parseJson(files.read(join(configFolder, 'contexts/meta', folder, 'meta.json'))),
  )
  if (!meta.success) return null
  const { Host, SkipTLSVerify } = meta.data.Endpoints.docker
  const tls = readTls(files, join(configFolder, 'contexts/tls', folder, 'docker'), SkipTLSVerify !== true)
  const skipping = SkipTLSVerify === true ? { ca: null, cert: null, key: null, verify: false } : null
  return { name: meta.data.Name, host: Host ?? '', tls: tls ?? skipping }
}

function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
