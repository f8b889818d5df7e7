import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { FaultError, fault, type Fault } from '#shared/faults.ts'
import type { Engine } from '../../../src/main/engine/engine.ts'
import { createPull } from '../../../src/main/services/pull.ts'
import { anonymous } from './anonymous.ts'

const never = () => {
  throw new Error('not asked for here')
}
const silent = () => () => {}

/** An engine whose pull says these lines and then ends, cleanly or torn. */
function pullSaying(
  chunks: readonly (string | Error)[],
  image: 'there' | 'missing' = 'missing',
  auth = anonymous,
  { signal } = new AbortController(),
) {
  async function* body() {
    for (const chunk of chunks) {
      if (chunk instanceof Error) throw chunk
      yield Buffer.from(chunk)
    }
  }
  const engine: Engine = {
    status: never,
    onStatus: silent,
    onEvent: silent,
    onGap: silent,
    call: () =>
      image === 'there'
        ? new Promise<never>((resolve) => Reflect.apply(resolve, null, [{ Id: 'sha256:1' }]))
        : Promise.reject(new FaultError(fault('not-found', 'No such image'))),
    stream: () => new Promise<never>((resolve) => Reflect.apply(resolve, null, [Readable.from(body())])),
    put: never,
    post: never,
    ready: never,
    retry: never,
    select: never,
    diagnostics: never,
    close: never,
  }
  return createPull(engine, auth)(
    { reference: 'nginx' },
    { signal, step: () => {}, progress: () => {}, cleaning: () => {} },
  )
}

async function faultOf(work: Promise<unknown>): Promise<Fault> {
  const error: unknown = await work.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (error instanceof FaultError) return error.fault
  throw new Error('It failed otherwise, or not at all.', { cause: error })
}

const begun = '{"status":"Pulling from library/nginx","id":"latest"}\n'
const ended =
  '{"status":"Digest: sha256:abc"}\n{"status":"Status: Downloaded newer image for nginx:latest"}\n'

test('a pull that the engine calls done is done', async () => {
  expect(await pullSaying([begun, ended])).toEqual({
    kind: 'pull',
    reference: 'nginx:latest',
    outcome: 'first',
    digest: 'sha256:abc',
  })
})

test('an error inside the stream is a failure, also when more lines follow it', async () => {
  const error =
    '{"errorDetail":{"message":"toomanyrequests: slow down"},"error":"toomanyrequests: slow down"}\n'
  expect(await faultOf(pullSaying([begun, error, ended]))).toMatchObject({ code: 'rate-limited' })
})

test('an error that is said in errorDetail alone, as since 1.48, is a failure', async () => {
  const error = '{"errorDetail":{"message":"no space left on device"}}\n'
  expect(await faultOf(pullSaying([begun, error]))).toMatchObject({
    code: 'engine-error',
    message: 'no space left on device',
  })
})

test('a stream that ends without a last word and without the image is a lost engine', async () => {
  expect(await faultOf(pullSaying([begun]))).toMatchObject({ code: 'unreachable', hint: 'retry' })
  expect(await faultOf(pullSaying([]))).toMatchObject({ code: 'unreachable' })
})

test('a stream that is torn is a lost engine, whatever it had said', async () => {
  const torn = Object.assign(new Error('aborted'), { code: 'ECONNRESET' })
  expect(await faultOf(pullSaying([begun, torn]))).toMatchObject({ code: 'unreachable' })
})

test('Podman, which says no last word, is believed when the image is there', async () => {
  expect(await pullSaying([begun], 'there')).toMatchObject({ kind: 'pull', outcome: 'same', digest: null })
})

test('a line that is no JSON does not end the pull', async () => {
  expect(await pullSaying([begun, 'oops\n', ended])).toMatchObject({ digest: 'sha256:abc' })
})

test('a cancel does not wait for a credential helper that asks a person', async () => {
  const leaving = new AbortController()
  const asking = { ...anonymous, header: () => new Promise<never>(() => {}) }
  const pulling = pullSaying([begun, ended], 'missing', asking, leaving)
  leaving.abort()
  await expect(pulling).rejects.toThrow('abort')
})

test('a registry that wants a login tells why the stored one was not used', async () => {
  const problem = 'docker-credential-pass: exit status 1: gpg: decryption failed'
  const denied = '{"errorDetail":{"message":"unauthorized: authentication required"}}\n'
  const broken = { ...anonymous, problem: () => problem }
  expect(await faultOf(pullSaying([begun, denied], 'missing', broken))).toMatchObject({
    code: 'unauthorized',
    message: `unauthorized: authentication required\n${problem}`,
  })
})
