import type { Readable } from 'node:stream'
import { FaultError, fault } from '#shared/faults.ts'
import { linkSignals } from '../../engine/abort.ts'
import { decodeJsonLines } from '../../engine/decode/json-lines.ts'
import type { Engine, Post } from '../../engine/engine.ts'
import { faultErrorOf, faultOfAnswer } from '../../engine/faults.ts'
import { type Raw, record, text } from '../models/raw.ts'
import { pour } from '../transfers/pour.ts'
import type { UploadLane } from '../transfers/transfers.ts'
import { tarFaultOf } from './tar-fault.ts'

/**
 * Sends the page's bytes to `POST path` and hands each line that the engine answers to `take`. A failure in a line is a
 * failure. The engine may answer before it has read all: that it takes no more, or that it has what it needs; what it
 * said counts, not the pipe that broke then. Throws FaultError.
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
    const post = await engine.post(path, size, link.signal)
    const told = readAnswer(post.answer, take).catch((error: unknown) =>
      whyUntold(engine, error, link.signal),
    )
    const sent = sendBody(post, size, lane, link.signal)
    // Whichever ends the other: neither may be looked at again.
    for (const each of [told, sent]) each.catch(() => undefined)
    await Promise.race([told, sent])
    await told
  } catch (error) {
    throw lane.signal.aborted ? error : tarFaultOf(faultErrorOf(error))
  } finally {
    link.abort(new FaultError(fault('cancelled', 'The upload is over.')))
    link.release()
  }
}

async function sendBody(
  { body, broke }: Post,
  bytes: number,
  { body: source, count, step, arrived }: UploadLane,
  signal: AbortSignal,
): Promise<void> {
  try {
    await pour(source, body, { signal, count, bytes })
  } catch (error) {
    if (broke()) return
    throw error
  }
  body.end()
  arrived()
  step('unpacking')
}

async function readAnswer(answer: Promise<Readable>, take: (line: Raw) => void): Promise<void> {
  for await (const lines of decodeJsonLines(await answer)) {
    for (const line of lines) if (line.ok) takeLine(record(line.value), take)
  }
}

/** An engine that is there and ended the connection without a word did so over what it read. Always rejects. */
async function whyUntold(engine: Engine, error: unknown, signal: AbortSignal): Promise<never> {
  const failure = faultErrorOf(error)
  if (signal.aborted || failure.fault.code !== 'unreachable') throw failure
  await engine
    .call((docker) => docker.ping(), { signal, deadline: 2000 })
    .catch(() => {
      throw failure
    })
  const brokenOff = fault('engine-error', failure.message, { reason: 'tar-broken-off' }, 'retry')
  throw new FaultError(brokenOff, failure)
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
