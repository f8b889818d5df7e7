import type { ContainerSpec, CreateInput, MountInput } from '#shared/contract/create-input.ts'
import type { EditInput, EditPlan } from '#shared/contract/edits.ts'
import { isUserDefined } from '#shared/docker-command/create-network.ts'
import { FaultError, fault } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { containerSpec } from '../container-spec.ts'
import { asConnected } from '../models/as-connected.ts'
import { imageId } from '../models/image-id.ts'
import { type Raw, record, records, text, texts } from '../models/raw.ts'
import type { EditCalls } from './calls.ts'
import { type Carried, carriedSettings, targetOfBind, tidy } from './carried.ts'
import { changedBody } from './changed-body.ts'
import { changedSettings, wantedSettings } from './settings.ts'

/** A container as it is and as it is to be. */
export interface Target {
  readonly inspection: Raw
  readonly spec: ContainerSpec
  readonly wanted: CreateInput
  readonly changes: EditPlan['changes']
  /** What makes the wanted container. */
  readonly carried: Carried
  /** The same for the docker command: a temporary name is still missing, every volume has its name. */
  readonly create: CreateInput
  /** The image's `Config` that the new container will have; empty while that image is not there. */
  readonly imageConfig: Raw
  /** `pull`: it is not there and has a name to be pulled by. */
  readonly image: 'present' | 'pull' | 'missing'
  /** The container is to go to a network that is not there. */
  readonly networkMissing: boolean
}

/** Reads the container and its images. Throws `not-found` without that container. */
export async function readTarget(
  { engine, calls }: { readonly engine: Engine; readonly calls: EditCalls },
  input: EditInput,
  signal: AbortSignal,
): Promise<Target> {
  const found = await calls.find(input.id)
  if (found === null) {
    const detail = { kind: 'container', name: input.id }
    throw new FaultError(fault('not-found', `No such container: ${input.id}`, detail))
  }
  const inspection = asConnected(found)
  const spec = await containerSpec(engine, text(inspection['Id']), signal)
  const wanted = wantedSettings(spec.input, input)
  const imageGiven = input.changes.image !== undefined
  const { network } = wanted
  const isOther = network !== undefined && network !== spec.input.network && isUserDefined(network)
  const [oldImage, newImage, isNetwork] = await Promise.all([
    calls.image(text(inspection['Image'])),
    imageGiven ? calls.image(wanted.image) : null,
    !isOther || calls.network(network),
  ])
  const imageChanged = imageGiven && imageId(newImage?.['Id']) !== imageId(inspection['Image'])
  const image = imageChanged ? newImage : oldImage
  const name = imageChanged || spec.image === 'same' ? wanted.image : text(inspection['Image'])
  const carried = carriedWith(
    carriedSettings(inspection, record(oldImage?.['Config'])),
    { current: spec.input, wanted },
    name,
  )
  return {
    inspection,
    spec,
    wanted,
    changes: changedSettings(spec.input, wanted, inspection, imageChanged),
    carried,
    create: { ...wanted, image: name, mounts: namedMounts(wanted, carried.body) },
    imageConfig: record(image?.['Config']),
    networkMissing: !isNetwork,
    image: image !== null ? 'present' : imageChanged ? 'pull' : 'missing',
  }
}

function carriedWith(
  carried: Carried,
  { current, wanted }: { readonly current: CreateInput; readonly wanted: CreateInput },
  image: string,
): Carried {
  const moved = (current.network ?? 'bridge') !== (wanted.network ?? 'bridge')
  const [from, to] = [current.network ?? 'bridge', wanted.network ?? 'bridge']
  return {
    body: { ...changedBody(carried.body, current, wanted), Image: image },
    networks: moved
      ? carried.networks.filter(({ network }) => network !== from && network !== to)
      : carried.networks,
    leave: moved ? null : carried.leave,
  }
}

/** With the name of each volume that the engine named itself: the CLI would make an empty one. */
function namedMounts(wanted: CreateInput, body: Raw): MountInput[] {
  const host = record(body['HostConfig'])
  const binds = texts(host['Binds'])
  const mounts = records(host['Mounts'])
  const nameAt = (target: string) =>
    text(mounts.find((mount) => tidy(text(mount['Target'])) === tidy(target))?.['Source']) || undefined
  const told = (wanted.mounts ?? []).filter(
    ({ type, source, target }) =>
      type !== 'volume' || source || !binds.some((bind) => targetOfBind(bind) === tidy(target)),
  )
  const named = told.map((mount) =>
    mount.type === 'volume' && !mount.source ? { ...mount, source: nameAt(mount.target) } : mount,
  )
  const targets = told.map(({ target }) => tidy(target))
  return [...named, ...binds.filter((bind) => !targets.includes(targetOfBind(bind))).map(mountOf)]
}

function mountOf(bind: string): MountInput {
  const [source = '', target = '', mode = ''] = bind.split(':')
  const words = mode.split(',').filter((word) => word !== '' && word !== 'rw')
  const options = words.filter((word) => word !== 'ro')
  return {
    type: source.startsWith('/') ? 'bind' : 'volume',
    source,
    target,
    ...(words.includes('ro') && { readOnly: true }),
    ...(options.length > 0 && { options }),
  }
}
