import type { CreateInput, HealthcheckInput } from '#shared/contract/create-input.ts'
import { splitPosix } from '#shared/run-line/split-posix.ts'
import { durationOf, isIp, portOf, sizeOf, wholeOf } from '#shared/run-line/values.ts'
import type { CreateForm, EnvRow, MountRow, PortRow } from './form.ts'
import { listInputs } from './lines.ts'

/** The form as create takes it, live: what is empty falls away, and so does what `checkForm` finds wrong. */
export function inputOf(form: CreateForm): CreateInput {
  return compact({
    image: form.image.trim(),
    name: said(form.name),
    platform: said(form.platform),
    command: wordsOf(form.command),
    entrypoint: form.noEntrypoint ? [] : wordsOf(form.entrypoint),
    workingDir: said(form.workingDir),
    user: said(form.user),
    hostname: said(form.hostname),
    domainName: said(form.domainName),
    env: some(form.env.filter(isFilledPair).map(({ name, value }) => ({ name: name.trim(), value }))),
    labels: labelsOf(form.labels),
    ports: some(form.ports.flatMap(portInput)),
    publishAll: on(form.publishAll),
    mounts: some(form.mounts.filter((row) => row.target.trim() !== '').map(mountInput)),
    network: said(form.network),
    ipv4: said(form.ipv4),
    ipv6: said(form.ipv6),
    ...listInputs(form),
    ...lifeOf(form),
    interactive: on(form.interactive),
    tty: on(form.tty),
    autoRemove: on(form.autoRemove),
    readOnly: on(form.readOnly),
    privileged: on(form.privileged),
    ipc: said(form.ipc),
    pid: said(form.pid),
    uts: said(form.uts),
    userns: said(form.userns),
    runtime: said(form.runtime),
    ...limitsOf(form),
    logDriver: said(form.logDriver),
  })
}

/** A command as its words; quotes work as in a shell, and nothing is expanded. */
function wordsOf(text: string): string[] | undefined {
  const { words, openQuote } = splitPosix(text.trim())
  return openQuote || words.length === 0 ? undefined : words.map((word) => word.text)
}

export function isFilledPair({ name, value, required }: EnvRow): boolean {
  return required || name.trim() !== '' || value !== ''
}

export function isFilledPort(row: PortRow): boolean {
  return [row.hostIp, row.hostPort, row.containerPort].some((text) => text.trim() !== '')
}

export function isFilledMount(row: MountRow): boolean {
  return [row.source, row.target, row.options].some((text) => text.trim() !== '')
}

export function optionsOf({ options }: MountRow): readonly string[] {
  return options
    .split(',')
    .map((option) => option.trim())
    .filter((option) => option !== '')
}

function lifeOf(form: CreateForm): Partial<CreateInput> {
  const retries = wholeOf(form.maximumRetries)
  const onFailure = form.restart === 'on-failure' && retries !== null && retries > 0
  return {
    restart:
      form.restart === 'no'
        ? undefined
        : { policy: form.restart, ...(onFailure && { maximumRetries: retries }) },
    init: on(form.init),
    stopSignal: said(form.stopSignal),
    stopTimeoutSeconds: wholeOf(form.stopTimeout) ?? undefined,
    healthcheck: healthcheckOf(form),
  }
}

function healthcheckOf(form: CreateForm): HealthcheckInput | undefined {
  if (form.health === 'none') return { none: true }
  if (form.health === 'image') return undefined
  const check = compact({
    command: said(form.healthCommand),
    intervalMs: durationOf(form.healthInterval) ?? undefined,
    timeoutMs: durationOf(form.healthTimeout) ?? undefined,
    startPeriodMs: durationOf(form.healthStartPeriod) ?? undefined,
    retries: wholeOf(form.healthRetries) ?? undefined,
  })
  return Object.keys(check).length === 0 ? undefined : check
}

function limitsOf(form: CreateForm): Partial<CreateInput> {
  return {
    memoryBytes: sizeOf(form.memory) ?? undefined,
    memoryReservationBytes: sizeOf(form.memoryReservation) ?? undefined,
    memorySwapBytes: form.memorySwap.trim() === '-1' ? -1 : (sizeOf(form.memorySwap) ?? undefined),
    cpus: /^\d*\.?\d+$/.test(form.cpus.trim()) ? Number(form.cpus) : undefined,
    cpuShares: wholeOf(form.cpuShares) ?? undefined,
    cpusetCpus: said(form.cpusetCpus),
    pidsLimit: wholeOf(form.pidsLimit) ?? undefined,
    shmBytes: sizeOf(form.shm) ?? undefined,
  }
}

function portInput(row: PortRow): NonNullable<CreateInput['ports']> {
  const containerPort = portOf(row.containerPort)
  const hostPort = portOf(row.hostPort)
  const hostIp = row.hostIp.trim()
  if (containerPort === null) return []
  return [
    {
      ...(isIp(hostIp) && { hostIp }),
      ...(hostPort !== null && { hostPort }),
      containerPort,
      protocol: row.protocol,
    },
  ]
}

function mountInput(row: MountRow) {
  const source = row.type === 'tmpfs' ? '' : row.source.trim()
  const options = optionsOf(row)
  return {
    type: row.type,
    ...(source !== '' && { source }),
    target: row.target.trim(),
    ...(row.readOnly && { readOnly: true }),
    ...(options.length > 0 && { options: [...options] }),
  }
}

function labelsOf(rows: readonly EnvRow[]): Record<string, string> | undefined {
  const named = rows.filter(({ name }) => name.trim() !== '')
  return named.length === 0
    ? undefined
    : Object.fromEntries(named.map(({ name, value }) => [name.trim(), value]))
}

function said(text: string): string | undefined {
  return text.trim() === '' ? undefined : text.trim()
}

function on(checked: boolean): true | undefined {
  return checked ? true : undefined
}

function some<Item>(items: Item[]): Item[] | undefined {
  return items.length === 0 ? undefined : items
}

/** Without the members that say nothing. */
function compact<Given extends object>(given: Given): Given {
  const kept = { ...given }
  for (const key of Object.keys(kept)) {
    if (Reflect.get(kept, key) === undefined) Reflect.deleteProperty(kept, key)
  }
  return kept
}
