import type { IncomingMessage } from 'node:http'
import { z } from 'zod'
import type { EngineIdentity } from '#shared/contract/system.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { faultOfAnswer } from './faults.ts'

/** The newest API version whose shapes this app knows, and the oldest it can do its work with. */
const newestApi = '1.47'
const oldestApi = '1.40'

const versionSchema = z.object({
  Version: z.string().default(''),
  ApiVersion: z.string(),
  MinAPIVersion: z.string().optional(),
  Os: z.string().default(''),
  Arch: z.string().default(''),
})

/** Reads the answer of `GET /version` and agrees on the lower API version. Throws FaultError for an engine too old or new. */
export async function negotiate(response: IncomingMessage): Promise<EngineIdentity> {
  const body = await bodyOf(response)
  if (response.statusCode !== 200) throw refusal(response.statusCode ?? 0, body)
  const parsed = versionSchema.safeParse(parseJson(body))
  if (!parsed.success) {
    throw new FaultError(fault('engine-error', 'What answers at this address is not a docker engine.'))
  }
  const { Version, ApiVersion, MinAPIVersion, Os, Arch } = parsed.data
  if (compareApi(ApiVersion, oldestApi) < 0) {
    const message = `The engine speaks API ${ApiVersion}; ${oldestApi} is the oldest that works here.`
    const detail = { theirs: ApiVersion, ours: oldestApi, reason: 'too-old' }
    throw new FaultError(fault('engine-too-old', message, detail, 'upgrade-engine'))
  }
  if (MinAPIVersion !== undefined && compareApi(MinAPIVersion, newestApi) > 0) {
    const message = `The engine speaks API ${MinAPIVersion} and newer; ${newestApi} is the newest known here.`
    throw new FaultError(
      fault('unsupported', message, { theirs: MinAPIVersion, ours: newestApi, reason: 'too-new' }),
    )
  }
  const apiVersion = compareApi(ApiVersion, newestApi) < 0 ? ApiVersion : newestApi
  return { version: Version, apiVersion, os: Os, architecture: Arch }
}

/** Orders `1.9` before `1.41`. */
export function compareApi(a: string, b: string): number {
  const [majorA = 0, minorA = 0] = a.split('.').map(Number)
  const [majorB = 0, minorB = 0] = b.split('.').map(Number)
  return majorA - majorB || minorA - minorB
}

function refusal(status: number, body: string): FaultError {
  if (/HTTP request to an HTTPS server/i.test(body)) {
    return new FaultError(fault('unreachable', body.trim(), { diagnosis: 'tls' }))
  }
  const json = z.object({ message: z.string() }).safeParse(parseJson(body))
  return new FaultError(faultOfAnswer(status, json.success ? json.data.message : body.slice(0, 500)))
}

async function bodyOf(response: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  let held = 0
  for await (const chunk of response) {
    if (!(chunk instanceof Uint8Array)) continue
    held += chunk.length
    if (held > 1024 * 1024) throw new FaultError(fault('engine-error', 'The answer of /version is too long.'))
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString()
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
