import { randomUUID } from 'node:crypto'
import { chmod, chown, mkdir, open, readFile, realpath, rename, rm, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { FaultError, fault } from '#shared/faults.ts'
import { configFolderOf } from './endpoint.ts'
import type { EndpointSurroundings } from './endpoint.ts'

/** config.json as it stands: every key is kept as it came. */
export type DockerConfig = Readonly<Record<string, unknown>>

type Surroundings = Pick<EndpointSurroundings, 'env' | 'home'>

/** The file that `docker login` writes. */
export function configFileOf(surroundings: Surroundings): string {
  return join(configFolderOf(surroundings), 'config.json')
}

/** The config of the docker CLI; empty without a file. A file that is no JSON is a fault: nobody writes over it. */
export async function readDockerConfig(file: string): Promise<DockerConfig> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if (isMissing(error)) return '{}'
    throw unwritable(file, error)
  })
  try {
    const parsed: unknown = JSON.parse(text.trim() === '' ? '{}' : text)
    if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return { ...parsed }
  } catch {
    // Said below.
  }
  const message = `${file} cannot be read as JSON. Nothing was changed.`
  throw new FaultError(fault('conflict', message, { reason: 'config-broken', file }))
}

/**
 * Writes config.json as the CLI does (tabs, links followed, mode and owner kept), to a new file beside it that then
 * takes its place: a crash leaves the old one or the new one, whole.
 */
export async function writeDockerConfig(file: string, config: DockerConfig): Promise<void> {
  try {
    await mkdir(dirname(file), { recursive: true, mode: 0o700 })
    const target = await realpath(file).catch(() => file)
    const before = await stat(target).catch(() => null)
    const beside = `${target}.${randomUUID()}.tmp`
    try {
      const handle = await open(beside, 'wx', 0o600)
      try {
        await handle.writeFile(JSON.stringify(config, null, '\t'))
        await handle.sync()
      } finally {
        await handle.close()
      }
      if (before !== null) {
        await chmod(beside, before.mode & 0o7777)
        // Only root may give a file away; for anyone else it is their own already.
        await chown(beside, before.uid, before.gid).catch(() => undefined)
      }
      await rename(beside, target)
    } catch (error) {
      await rm(beside, { force: true })
      throw error
    }
  } catch (error) {
    throw unwritable(file, error)
  }
}

function unwritable(file: string, error: unknown): FaultError {
  const said = error instanceof Error ? error.message : String(error)
  return new FaultError(fault('conflict', said, { reason: 'config-unwritable', file }), error)
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
