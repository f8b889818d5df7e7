import { FaultError, fault } from '#shared/faults.ts'
import { linkSignals } from '../../engine/abort.ts'
import { decodeJsonLines } from '../../engine/decode/json-lines.ts'
import type { Engine } from '../../engine/engine.ts'
import { faultErrorOf, faultOfAnswer } from '../../engine/faults.ts'
import { type Raw, record, text } from '../models/raw.ts'
import { pour } from '../transfers/pour.ts'
import type { UploadLane } from '../transfers/transfers.ts'
import { tarFaultOf } from './tar-fault.ts'

/**
 * Sends the page's bytes to `POST path` and hands each line that the engine answers to `take`. The engine reads the
 * whole tar before it makes anything of it. A failure in a line is a failure. Throws FaultError.
 */
export async function sendTar(
  engine: Engine,
  path: string,
  size: number,
  lane: UploadLane,
  take: (line: Raw) => void,
): Promise<void> {
  lane.total(size)
  const link = linkSignals([lane.signal])
  try {
    const { body, answer, whyTorn } = await engine.post(path, size, link.signal)
    // An engine that refuses says so in the middle; what is still to come would wait for ever.
    answer.catch((error: unknown) => link.abort(error))
    await pour(lane.body, body, { signal: link.signal, count: lane.count, bytes: size }).catch(whyTorn)
    body.end()
    lane.step('unpacking')
    for await (const lines of decodeJsonLines(await answer)) {
      for (const line of lines) if (line.ok) takeLine(record(line.value), take)
    }
    link.signal.throwIfAborted()
  } catch (error) {
    if (lane.signal.aborted) throw error
    throw tarFaultOf(faultErrorOf(link.signal.aborted ? link.signal.reason : error))
  } finally {
    link.abort(new FaultError(fault('cancelled', 'The upload is over.')))
    link.release()
  }
}

function takeLine(line: Raw, take: (line: Raw) => void): void {
  const failure = text(record(line['errorDetail'])['message']) || text(line['error'])
  if (failure !== '') throw new FaultError(faultOfAnswer(null, failure))
  take(line)
}

/** A file of nothing is refused before anything is sent: engines differ in what they make of it. */
export function refuseEmpty(size: number, fileName: string): void {
  if (size === 0)
    throw new FaultError(fault('bad-input', 'The file is empty.', { reason: 'empty-tar', name: fileName }))
}
