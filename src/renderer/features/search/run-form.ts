import type { RestartPolicyName } from '#shared/contract/containers.ts'
import type { CreateInput } from '#shared/contract/create-input.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import { splitWords } from './words.ts'
import { requirementOf } from './recommended.ts'
import { familiarName, parseReference } from '#shared/image-reference.ts'

export interface PortRow {
  readonly key: number
  readonly hostIp: string
  readonly hostPort: string
  readonly containerPort: string
  readonly protocol: 'tcp' | 'udp' | 'sctp'
}

export interface EnvRow {
  readonly key: number
  readonly name: string
  readonly value: string
  /** The image refuses to start without it. */
  readonly required: boolean
}

export interface MountRow {
  readonly key: number
  readonly type: 'volume' | 'bind'
  readonly source: string
  readonly target: string
  readonly readOnly: boolean
}

/** The options form as typed: texts, not yet checked. */
export interface RunForm {
  readonly image: string
  readonly name: string
  readonly ports: readonly PortRow[]
  readonly publishAll: boolean
  readonly env: readonly EnvRow[]
  readonly mounts: readonly MountRow[]
  readonly command: string
  readonly restart: RestartPolicyName
  readonly interactive: boolean
  readonly tty: boolean
  readonly autoRemove: boolean
}

let lastKey = 0

export function emptyPort(containerPort = ''): PortRow {
  return { key: ++lastKey, hostIp: '', hostPort: '', containerPort, protocol: 'tcp' }
}

export function emptyEnv(name = '', required = false): EnvRow {
  return { key: ++lastKey, name, value: '', required }
}

export function emptyMount(): MountRow {
  return { key: ++lastKey, type: 'volume', source: '', target: '', readOnly: false }
}

/** The form for an image: what a known image needs is filled in already. */
export function formFor(image: string): RunForm {
  const parsed = parseReference(image)
  const name = parsed.ok && parsed.reference.kind === 'name' ? familiarName(parsed.reference) : ''
  const needed = requirementOf(name)
  const terminal = needed?.need === 'terminal'
  return {
    image,
    name: '',
    ports: needed?.port ? [emptyPort(String(needed.port))] : [],
    publishAll: false,
    env: (needed?.env ?? []).map((variable) => emptyEnv(variable, true)),
    mounts: [],
    command: '',
    restart: 'no',
    interactive: terminal,
    tty: terminal,
    autoRemove: false,
  }
}

/** What a run was asked for, back in the form, so that one answer can be changed. */
export function formOf(input: CreateInput): Partial<RunForm> {
  return {
    name: input.name ?? '',
    publishAll: input.publishAll ?? false,
    ports: (input.ports ?? []).map((port) => ({
      ...emptyPort(String(port.containerPort)),
      hostIp: port.hostIp ?? '',
      hostPort: port.hostPort === undefined ? '' : String(port.hostPort),
      protocol: port.protocol ?? 'tcp',
    })),
    env: (input.env ?? []).map(({ name, value }) => ({ ...emptyEnv(name), value })),
    mounts: (input.mounts ?? []).flatMap((mount) =>
      mount.type === 'tmpfs'
        ? []
        : [
            {
              ...emptyMount(),
              type: mount.type,
              source: mount.source ?? '',
              target: mount.target,
              readOnly: mount.readOnly ?? false,
            },
          ],
    ),
    command: input.command === undefined ? '' : shellLine(input.command),
    restart: input.restart?.policy ?? 'no',
    interactive: input.interactive ?? false,
    tty: input.tty ?? false,
    autoRemove: input.autoRemove ?? false,
  }
}

/** Turns a checked form into what create and run take. Empty rows fall away; call it only without problems. */
export function inputOf(form: RunForm): CreateInput {
  const words = splitWords(form.command)
  const command = words.ok ? [...words.words] : []
  const ports = form.ports.filter(isFilledPort).map(portOf)
  const env = form.env.filter(isFilledEnv).map(({ name, value }) => ({ name, value }))
  const mounts = form.mounts.filter(isFilledMount).map(mountOf)
  return {
    image: form.image.trim(),
    ...(form.name.trim() === '' ? {} : { name: form.name.trim() }),
    ...(ports.length === 0 ? {} : { ports }),
    ...(form.publishAll ? { publishAll: true } : {}),
    ...(env.length === 0 ? {} : { env }),
    ...(mounts.length === 0 ? {} : { mounts }),
    ...(command.length === 0 ? {} : { command }),
    ...(form.restart === 'no' ? {} : { restart: { policy: form.restart } }),
    ...(form.interactive ? { interactive: true } : {}),
    ...(form.tty ? { tty: true } : {}),
    ...(form.autoRemove ? { autoRemove: true } : {}),
  }
}

export function isFilledPort(row: PortRow): boolean {
  return row.hostIp.trim() !== '' || row.hostPort.trim() !== '' || row.containerPort.trim() !== ''
}

export function isFilledEnv(row: EnvRow): boolean {
  return row.required || row.name.trim() !== '' || row.value !== ''
}

export function isFilledMount(row: MountRow): boolean {
  return row.source.trim() !== '' || row.target.trim() !== ''
}

function portOf(row: PortRow) {
  return {
    ...(row.hostIp.trim() === '' ? {} : { hostIp: row.hostIp.trim() }),
    ...(row.hostPort.trim() === '' ? {} : { hostPort: Number(row.hostPort) }),
    containerPort: Number(row.containerPort),
    protocol: row.protocol,
  }
}

function mountOf(row: MountRow) {
  const source = row.source.trim()
  return {
    type: row.type,
    ...(source === '' ? {} : { source }),
    target: row.target.trim(),
    ...(row.readOnly ? { readOnly: true } : {}),
  }
}
