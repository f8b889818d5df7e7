import { createHash } from 'node:crypto'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { DockerfileText } from '#shared/contract/builds.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { systemCodeOf } from '../../engine/diagnosis.ts'
import { faultErrorOf } from '../../engine/faults.ts'
import { writeWholeAs } from '../../whole-file.ts'
import { dockerfileOf } from './context.ts'
import { isForbidden, unreadable } from './scan-context.ts'

const versionOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** The Dockerfile of a folder as text. */
export async function readDockerfile(place: {
  readonly folder: string
  readonly dockerfile: string
}): Promise<DockerfileText> {
  const { folder, dockerfile } = await dockerfileOf(place)
  const text = await readFile(join(folder, dockerfile), 'utf8').catch((error: unknown) => {
    throw unreadable(dockerfile, error) ?? faultErrorOf(error)
  })
  return { text, version: versionOf(text) }
}

/** Saves it whole or not at all, with the mode it had; refused with `conflict` when another hand changed it meanwhile. */
export async function saveDockerfile(input: {
  readonly folder: string
  readonly dockerfile: string
  readonly text: string
  /** null: there is none yet. */
  readonly version: string | null
}): Promise<DockerfileText> {
  if (input.version === null) return makeDockerfile(input)
  const { folder, dockerfile } = await dockerfileOf(input)
  const path = join(folder, dockerfile)
  const now = await readFile(path, 'utf8')
  if (versionOf(now) !== input.version) throw changed(path, dockerfile)
  try {
    writeWholeAs(path, input.text, (await stat(path)).mode & 0o7777)
  } catch (error) {
    throw unwritten(path, error)
  }
  return { text: input.text, version: versionOf(input.text) }
}

async function makeDockerfile({ folder, dockerfile, text }: Parameters<typeof saveDockerfile>[0]) {
  const path = join(folder, dockerfile)
  await writeFile(path, text, { flag: 'wx' }).catch((error: unknown) => {
    throw systemCodeOf(error) === 'EEXIST' ? changed(path, dockerfile) : unwritten(path, error)
  })
  return { text, version: versionOf(text) }
}

const changed = (path: string, name: string): FaultError =>
  new FaultError(fault('conflict', path, { reason: 'dockerfile-changed', name }))

function unwritten(path: string, error: unknown): FaultError {
  if (!isForbidden(error)) return faultErrorOf(error)
  return new FaultError(fault('bad-input', String(error), { reason: 'unwritable', name: path }), error)
}
