import type Dockerode from 'dockerode'
import { FaultError } from '#shared/faults.ts'
import type { CallOptions, Engine } from '../../engine/engine.ts'
import { isAlreadySo } from '../../engine/faults.ts'
import { type Raw, record } from '../models/raw.ts'

/** Mounts and network plug-ins take their time; a stop waits out its grace. */
const slow: CallOptions = { deadline: 120_000 }
const patient: CallOptions = { deadline: Infinity }

/** The engine's verbs that an edit is made of. "It is so already" is success: a step may be done twice. */
export interface EditCalls {
  /** The raw inspection, or null when there is no such container. */
  readonly find: (idOrName: string) => Promise<Raw | null>
  readonly image: (idOrName: string) => Promise<Raw | null>
  /** Whether there is such a network. */
  readonly network: (idOrName: string) => Promise<boolean>
  readonly start: (id: string) => Promise<void>
  /** With its own grace; a container that waits for ever may be left waiting. */
  readonly stop: (id: string, signal?: AbortSignal) => Promise<void>
  readonly pause: (id: string) => Promise<void>
  readonly rename: (id: string, name: string) => Promise<void>
  readonly update: (id: string, change: Raw) => Promise<void>
  /** Ends it too; `volumes` takes those along that the engine named for it. */
  readonly remove: (id: string, volumes: boolean) => Promise<void>
  readonly connect: (network: string, id: string, endpoint: Raw) => Promise<void>
  readonly disconnect: (network: string, id: string) => Promise<void>
}

export function editCalls(engine: Engine): EditCalls {
  const act = async (
    id: string,
    verb: (container: Dockerode.Container, signal: AbortSignal) => Promise<unknown>,
    options?: CallOptions,
  ) => {
    try {
      await engine.call((docker, signal) => verb(docker.getContainer(id), signal), options)
    } catch (error) {
      if (!isAlreadySo(error)) throw error
    }
  }
  const look = async (read: (docker: Dockerode, abortSignal: AbortSignal) => Promise<unknown>) => {
    try {
      return record(await engine.call(read, { idempotent: true }))
    } catch (error) {
      if (isMissing(error)) return null
      throw error
    }
  }
  return {
    find: (id) => look((docker, abortSignal) => docker.getContainer(id).inspect({ abortSignal })),
    image: (id) => look((docker) => docker.getImage(id).inspect()),
    network: async (id) => (await look((docker) => docker.getNetwork(id).inspect())) !== null,
    start: (id) => act(id, (container, abortSignal) => container.start({ abortSignal }), slow),
    stop: (id, signal) =>
      act(id, (container, abortSignal) => container.stop({ abortSignal }), {
        ...patient,
        ...(signal && { signal }),
      }),
    pause: (id) => act(id, (container, abortSignal) => container.pause({ abortSignal })),
    rename: (id, name) => act(id, (container, abortSignal) => container.rename({ name, abortSignal })),
    update: (id, change) =>
      act(id, (container, abortSignal) => container.update({ _query: {}, _body: change, abortSignal })),
    remove: (id, volumes) =>
      act(
        id,
        (container, abortSignal) => container.remove({ force: true, v: volumes, abortSignal }),
        patient,
      ),
    connect: (network, id, endpoint) =>
      engine.call(
        (docker, abortSignal) =>
          docker
            .getNetwork(network)
            .connect(withBody({ Container: id, EndpointConfig: endpoint }, id, abortSignal)),
        slow,
      ),
    disconnect: (network, id) =>
      engine.call(
        (docker, abortSignal) =>
          docker.getNetwork(network).disconnect(withBody({ Container: id }, id, abortSignal)),
        slow,
      ),
  }
}

/** dockerode sends its options as the body, the signal with it, unless they name one. */
function withBody(body: Raw, container: string, abortSignal: AbortSignal) {
  return { _query: {}, _body: body, Container: container, abortSignal }
}

export function isMissing(error: unknown): boolean {
  return error instanceof FaultError && error.fault.code === 'not-found'
}
