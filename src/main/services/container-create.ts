import type { CreateInput } from '#shared/contract/create-input.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { familiarReference, parseReference } from '#shared/image-reference.ts'
import type { Engine } from '../engine/engine.ts'
import { createBody } from './create-options.ts'
import { record, text, texts } from './models/raw.ts'

const createDeadline = 300_000

/**
 * `POST /containers/create`. It is never aborted half-way: an engine that is already making the container
 * would keep it, and nobody would know its id. A missing image is `not-found` with detail {image}.
 */
export async function createContainer(
  engine: Engine,
  input: CreateInput,
  attached: boolean,
): Promise<{ readonly id: string; readonly warnings: readonly string[] }> {
  const { name, platform } = input
  const query = { ...(name !== undefined && { name }), ...(platform !== undefined && { platform }) }
  return postContainer(engine, query, createBody(input, attached))
}

/** The same with a body as the engine takes it. */
export async function postContainer(
  engine: Engine,
  query: Readonly<Record<string, string>>,
  body: Readonly<Record<string, unknown>>,
): Promise<{ readonly id: string; readonly warnings: readonly string[] }> {
  try {
    const answer = await engine.call(
      (docker, signal) =>
        new Promise((resolve, reject) => {
          docker.modem.dial(
            {
              path: '/containers/create?',
              method: 'POST',
              options: { _query: query, _body: body },
              abortSignal: signal,
              statusCodes: { 201: true, 404: 'no such image', 409: 'conflict', 500: 'server error' },
            },

            (error: unknown, data: unknown) => (error instanceof Error ? reject(error) : resolve(data)),
          )
        }),
      { deadline: createDeadline },
    )
    return { id: text(record(answer)['Id']), warnings: texts(record(answer)['Warnings']) }
  } catch (error) {
    throw isMissingImage(error) ? missingImage(text(body['Image']), error) : error
  }
}

/** True for the fault that `createContainer` throws when the image is not there. */
export function isMissingImage(error: unknown): error is FaultError {
  return (
    error instanceof FaultError &&
    error.fault.code === 'not-found' &&
    (error.fault.detail['image'] !== undefined || /no such image/i.test(error.fault.message))
  )
}

function missingImage(image: string, cause: FaultError): FaultError {
  const parsed = parseReference(image)
  const familiar = parsed.ok ? familiarReference(parsed.reference) : image
  return new FaultError(fault('not-found', cause.fault.message, { image: familiar }), cause)
}
