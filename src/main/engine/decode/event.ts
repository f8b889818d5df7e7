import type { EngineEvent } from '../engine.ts'

/**
 * One event of `GET /events`. Reads `Type/Action/Actor` (every version; alone since 1.52) and the old
 * `status/id/from` where those are missing. Answers null for what is no event.
 */
export function decodeEvent(value: unknown): EngineEvent | null {
  if (!isRecord(value)) return null
  const actor = isRecord(value['Actor']) ? value['Actor'] : {}
  const action = textOf(value['Action']) ?? textOf(value['status'])
  const id = textOf(actor['ID']) ?? textOf(value['id'])
  if (action === null || id === null) return null
  return {
    type: textOf(value['Type']) ?? 'container',
    action,
    id,
    attributes: textsOf(actor['Attributes']),
    timeNano: timeOf(value),
  }
}

/** JSON numbers lose nanoseconds past 2^53; the seconds are exact, so the larger part is kept right. */
function timeOf(event: Readonly<Record<string, unknown>>): bigint {
  const nano = event['timeNano']
  if (typeof nano === 'number' && Number.isFinite(nano)) return BigInt(Math.trunc(nano))
  const seconds = event['time']
  return typeof seconds === 'number' && Number.isFinite(seconds)
    ? BigInt(Math.trunc(seconds)) * 1_000_000_000n
    : 0n
}

function textsOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {}
  const texts: Record<string, string> = {}
  for (const [name, text] of Object.entries(value)) if (typeof text === 'string') texts[name] = text
  return texts
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
