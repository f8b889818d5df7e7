import type { EditInput, EditPlan } from '#shared/contract/edits.ts'
import { exchange } from '#shared/docker-command/edits.ts'
import { create as savePointCommand } from '#shared/docker-command/save-points.ts'
import type { Engine } from '../../engine/engine.ts'
import { number, type Raw, record, records, text } from '../models/raw.ts'
import type { EditCalls } from './calls.ts'
import { mountTargetsOf, pathsToCopy, readChanges, worthKeeping } from './changed-files.ts'
import { checkSeconds } from './check.ts'
import { dependentsOf } from './dependents.ts'
import { isUp, nameOf } from './forward.ts'
import { inPlaceSteps, type InPlaceStep, joiningOf } from './in-place.ts'
import { readTarget, type Target } from './target.ts'

/** No command of a plan names more paths to copy. */
const shownCopies = 50

/** A plan with what carrying it out needs. */
export interface Planned {
  readonly plan: EditPlan
  readonly target: Target
  readonly names: EditNames
  readonly start: boolean
  readonly inPlace: readonly InPlaceStep[]
}

interface EditNames {
  readonly name: string
  readonly newName: string
  readonly temporaryName: string
  readonly asideName: string
}

/** What an edit would do. It asks and changes nothing. Throws `not-found` without that container. */
export async function planEdit(
  parts: { readonly engine: Engine; readonly calls: EditCalls },
  input: EditInput,
  signal: AbortSignal,
): Promise<Planned> {
  const target = await readTarget(parts, input, signal)
  const { inspection, spec, wanted, changes, carried } = target
  const id = text(inspection['Id'])
  const way = wayOf(changes)
  const names = namesOf(inspection, wanted.name)
  const start = input.start ?? isUp(inspection)
  const inPlace =
    way === 'in-place' ? inPlaceSteps({ ...target, current: spec.input, body: carried.body }) : []
  const files = way === 'new-container' ? await readChanges(parts.engine, id) : []
  const mounted = mountTargetsOf(inspection)
  const changedFiles = worthKeeping(files, mounted)
  const copies =
    input.carryFiles && changedFiles.count > 0 && !isOtherImage(changes)
      ? pathsToCopy(files, mounted).toSorted()
      : []
  return {
    target,
    names,
    start,
    inPlace,
    plan: {
      id,
      name: names.name,
      way,
      changes,
      current: spec.input,
      wanted,
      obstacle: obstacleOf(target, way),
      commands:
        way === 'new-container'
          ? exchangeCommands(target, names, { ...input, start, copies })
          : inPlace.flatMap(({ commands }) => commands),
      moreCopies: Math.max(0, copies.length - shownCopies),
      unexpressed: [...new Set(spec.unexpressed.map(({ setting }) => setting))].filter(isUntold),
      running: isUp(inspection),
      imageMoved: spec.image === 'moved' && !isOtherImage(changes),
      composeProject:
        text(record(record(inspection['Config'])['Labels'])['com.docker.compose.project']) || null,
      anonymousVolumes: records(inspection['Mounts']).filter(isAnonymous).length,
      changedFiles,
      dependents:
        way === 'new-container'
          ? await dependentsOf(
              parts.engine,
              { id, name: names.name, onto: names.newName, since: Date.now() },
              signal,
            )
          : [],
      checkSeconds: way === 'new-container' && start ? checkSeconds({ Healthcheck: checkOf(target) }) : null,
    },
  }
}

function isOtherImage(changes: EditPlan['changes']): boolean {
  return changes.some(({ setting }) => setting === 'image')
}

function wayOf(changes: EditPlan['changes']): EditPlan['way'] {
  if (changes.length === 0) return 'nothing'
  return changes.every(({ way }) => way === 'in-place') ? 'in-place' : 'new-container'
}

function namesOf(inspection: Raw, wanted: string | undefined): EditNames {
  const name = nameOf(inspection)
  const suffix = text(inspection['Id']).slice(0, 6)
  return {
    name,
    newName: wanted ?? name,
    temporaryName: `${name}.quayside-new-${suffix}`,
    asideName: `${name}.quayside-old-${suffix}`,
  }
}

function obstacleOf(
  { inspection, image, networkMissing }: Target,
  way: EditPlan['way'],
): EditPlan['obstacle'] {
  if (networkMissing) return 'network-missing'
  if (way !== 'new-container') return null
  const removesItself = record(inspection['HostConfig'])['AutoRemove'] === true
  if (removesItself && isUp(inspection)) return 'auto-remove'
  return image === 'missing' ? 'image-missing' : null
}

function exchangeCommands(
  target: Target,
  names: EditNames,
  {
    start,
    savePoint,
    copies,
  }: Pick<EditInput, 'savePoint'> & { readonly start: boolean; readonly copies: readonly string[] },
): EditPlan['commands'] {
  const { inspection, carried, create, image } = target
  const old = { id: text(inspection['Id']), name: names.name }
  return exchange({
    ...names,
    create: { ...create, name: names.temporaryName },
    join: carried.networks.map(({ network, endpoint }) => joiningOf(network, endpoint)),
    leave: carried.leave,
    holdBack: restartOf(inspection).name !== 'no',
    stop: isUp(inspection),
    start,
    pull: image === 'pull',
    copies: copies.slice(0, shownCopies),
    savePoint: savePoint ? savePointCommand({ ...savePoint, id: old.id }, old) : null,
  })
}

/** The further networks are in the commands: `docker network connect`. */
function isUntold(setting: string): boolean {
  return setting !== '--network'
}

function isAnonymous(mount: Raw): boolean {
  return mount['Type'] === 'volume' && /^[0-9a-f]{64}$/.test(text(mount['Name']))
}

/** As the engine will merge it. */
function checkOf({ carried, imageConfig }: Target): Raw {
  return { ...record(imageConfig['Healthcheck']), ...record(carried.body['Healthcheck']) }
}

/** `no` where the engine says nothing. */
export function restartOf(inspection: Raw): { readonly name: string; readonly retries: number } {
  const policy = record(record(inspection['HostConfig'])['RestartPolicy'])
  return { name: text(policy['Name']) || 'no', retries: number(policy['MaximumRetryCount']) }
}
