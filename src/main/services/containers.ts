import type Dockerode from 'dockerode'
import * as dockerCommand from '#shared/docker-command/containers.ts'
import { psArguments } from '#shared/process-columns.ts'
import type { CallOptions, Engine } from '../engine/engine.ts'
import { isAlreadySo } from '../engine/faults.ts'
import type { Mirror } from '../engine/mirror.ts'
import { readyItems } from './collection.ts'
import { commitContainer } from './commit.ts'
import { createContainer } from './container-create.ts'
import { containerSpec } from './container-spec.ts'
import { exportContainer } from './export.ts'
import type { History } from './history.ts'
import type { Implementation } from './implementation.ts'
import { nameOf } from './name-of.ts'
import { inspectText } from './inspect-text.ts'
import { inspected } from './inspected.ts'
import { containerSize } from './models/container-summary.ts'
import { fileChange } from './models/file-change.ts'
import { processTable } from './models/process-table.ts'
import type { Pull } from './pull.ts'
import { runContainer } from './run.ts'
import type { Stops } from './stops.ts'
import type { Tasks } from './tasks.ts'
import type { Transfers } from './transfers/transfers.ts'
import { waitForExit } from './wait.ts'

/** Mounts, network plug-ins, a walk over every file or every container's layers: the engine takes its time. */
const slow = 120_000

/** The containers domain on one engine. Actions answer when the engine has done them; the mirror tells the rest. */
export function createContainers(parts: {
  readonly engine: Engine
  readonly mirror: Mirror
  readonly tasks: Tasks
  readonly pull: Pull
  readonly history: Pick<History, 'open'>
  readonly transfers: Transfers
  readonly stops: Pick<Stops, 'during'>
}): Implementation<'containers'> {
  const { engine, mirror, tasks, pull, history, transfers, stops } = parts
  const act = (
    id: string,
    verb: (container: Dockerode.Container, signal: AbortSignal) => Promise<unknown>,
    options?: CallOptions,
  ) => actOn(engine, id, verb, options)

  return {
    list: (_, { signal }) => readyItems(mirror, (state) => state.containers, signal),
    inspect: ({ id }, { signal }) => inspected(engine, id, signal),
    inspectText: async ({ id }, { signal }) => ({
      text: await inspectText(engine, `/containers/${encodeURIComponent(id)}/json`, signal),
    }),
    top: async ({ id, columns }, { signal }) => {
      const options = columns === 'usual' ? {} : { ps_args: psArguments[columns].join(' ') }
      const answer: unknown = await engine.call(
        (docker, abortSignal) => docker.getContainer(id).top({ ...options, abortSignal }),
        { idempotent: true, signal },
      )
      return processTable(answer)
    },
    spec: ({ id }, { signal }) => containerSpec(engine, id, signal),
    sizes: async (_, { signal }) => {
      const rows = await engine.call(
        (docker, abortSignal) => docker.listContainers({ all: true, size: true, abortSignal }),
        { idempotent: true, signal, deadline: slow },
      )
      return rows.map(containerSize)
    },
    create: async (input) => {
      const { id, warnings } = await createContainer(engine, input, true)
      return { id, name: input.name ?? (await nameOf(engine, id)), warnings }
    },
    run: async (input) =>
      tasks.start(
        { kind: 'run', subject: input.name ?? input.image, command: dockerCommand.run(input) },
        (handle) => runContainer({ engine, pull }, input, handle),
      ),
    start: ({ id }) =>
      act(id, (container, abortSignal) => container.start({ abortSignal }), { deadline: slow }),
    stop: ({ id, graceSeconds }) =>
      stops.during(id, graceSeconds, () =>
        act(id, (container, abortSignal) => container.stop({ ...grace(graceSeconds), abortSignal }), patient),
      ),
    kill: ({ id, signal }) =>
      act(id, (container, abortSignal) => container.kill({ ...(signal && { signal }), abortSignal })),
    pause: ({ id }) => act(id, (container, abortSignal) => container.pause({ abortSignal })),
    unpause: ({ id }) => act(id, (container, abortSignal) => container.unpause({ abortSignal })),
    restart: ({ id, graceSeconds }) =>
      act(
        id,
        (container, abortSignal) => container.restart({ ...grace(graceSeconds), abortSignal }),
        patient,
      ),
    rename: ({ id, name }) => act(id, (container, abortSignal) => container.rename({ name, abortSignal })),
    remove: ({ id, force, volumes }) =>
      act(id, (container, abortSignal) => container.remove({ force, v: volumes, abortSignal }), patient),
    commit: async (input) => {
      const name = await nameOf(engine, input.id)
      return tasks.start(
        {
          kind: 'commit',
          subject: input.reference ?? name,
          command: dockerCommand.commit({ ...input, id: name }),
        },
        (handle) => commitContainer(engine, input, handle),
      )
    },
    export: ({ id }, { page }) => exportContainer({ engine, transfers }, id, page),
    wait: async ({ id }, { signal }) => {
      const details = await inspected(engine, id, signal)
      return tasks.start(
        { kind: 'wait', subject: details.name, command: dockerCommand.wait({ id: details.name }) },
        (handle) => waitForExit(engine, details, handle),
      )
    },
    changes: async ({ id }, { signal }) => {
      const rows: unknown = await engine.call(
        (docker, abortSignal) => docker.getContainer(id).changes({ abortSignal }),
        { idempotent: true, signal, deadline: slow },
      )
      return Array.isArray(rows) ? rows.map(fileChange) : []
    },
    history: async ({ id }, { signal }) => history.open(id, signal),
  }
}

/** A stop waits out its grace, which may be for ever; the heartbeat finds an engine that is gone. */
const patient: CallOptions = { deadline: Infinity }

function grace(seconds: number | undefined): { t?: number } {
  return seconds === undefined ? {} : { t: seconds }
}

/** One verb on one container. "It is so already" (304) is success, as in the CLI. */
async function actOn(
  engine: Engine,
  id: string,
  verb: (container: Dockerode.Container, signal: AbortSignal) => Promise<unknown>,
  options?: CallOptions,
): Promise<void> {
  try {
    await engine.call((docker, signal) => verb(docker.getContainer(id), signal), options)
  } catch (error) {
    if (!isAlreadySo(error)) throw error
  }
}
