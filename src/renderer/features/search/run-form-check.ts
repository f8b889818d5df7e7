import type { ContainerSummary } from '#shared/contract/containers.ts'
import { isFilledEnv, isFilledMount, isFilledPort } from './run-form.ts'
import type { EnvRow, MountRow, PortRow, RunForm } from './run-form.ts'
import { splitWords } from './words.ts'

/** What is wrong at one field; the view has a sentence for each. */
export type Problem =
  | { readonly kind: 'name-too-short' }
  | { readonly kind: 'name-too-long' }
  | { readonly kind: 'name-bad-start' }
  | { readonly kind: 'name-bad-character'; readonly character: string }
  | { readonly kind: 'name-taken'; readonly state: ContainerSummary['state'] }
  | { readonly kind: 'port-missing' }
  | { readonly kind: 'port-out-of-range' }
  | { readonly kind: 'port-taken'; readonly port: number; readonly container: string }
  | { readonly kind: 'port-twice'; readonly port: number }
  | { readonly kind: 'bad-host-ip' }
  | { readonly kind: 'env-without-name' }
  | { readonly kind: 'env-bad-name' }
  | { readonly kind: 'env-needed' }
  | { readonly kind: 'bind-without-source' }
  | { readonly kind: 'source-not-absolute' }
  | { readonly kind: 'bad-volume-name' }
  | { readonly kind: 'target-missing' }
  | { readonly kind: 'target-not-absolute' }
  | { readonly kind: 'open-quote' }
  | { readonly kind: 'restart-and-remove' }

/** Problems by field: `name`, `command`, `restart`, and `port-3-host` and the like for rows. */
export type Problems = ReadonlyMap<string, Problem>

/** Checks the whole form against the grammar and against the containers that are there. */
export function checkForm(form: RunForm, containers: readonly ContainerSummary[]): Problems {
  const problems = new Map<string, Problem>()
  const note = (field: string, problem: Problem | null) => {
    if (problem !== null && !problems.has(field)) problems.set(field, problem)
  }
  note('name', nameProblem(form.name.trim(), containers))
  if (!splitWords(form.command).ok) note('command', { kind: 'open-quote' })
  if (form.autoRemove && form.restart !== 'no') note('restart', { kind: 'restart-and-remove' })
  for (const row of form.ports.filter(isFilledPort)) {
    note(`port-${String(row.key)}-container`, portProblem(row.containerPort, true))
    note(`port-${String(row.key)}-ip`, ipProblem(row.hostIp.trim()))
    note(`port-${String(row.key)}-host`, portProblem(row.hostPort, false))
    note(`port-${String(row.key)}-host`, takenProblem(row, form.ports, containers))
  }
  for (const row of form.env.filter(isFilledEnv)) note(`env-${String(row.key)}`, envProblem(row))
  for (const row of form.mounts.filter(isFilledMount)) {
    note(`mount-${String(row.key)}-source`, sourceProblem(row))
    note(`mount-${String(row.key)}-target`, targetProblem(row))
  }
  return problems
}

/** moby's RestrictedNamePattern, told part by part. */
function nameProblem(name: string, containers: readonly ContainerSummary[]): Problem | null {
  if (name === '') return null
  if (!/^[a-zA-Z0-9]/.test(name)) return { kind: 'name-bad-start' }
  const odd = /[^a-zA-Z0-9_.-]/u.exec(name)
  if (odd) return { kind: 'name-bad-character', character: odd[0] }
  if (name.length < 2) return { kind: 'name-too-short' }
  if (name.length > 255) return { kind: 'name-too-long' }
  const owner = containers.find((container) => container.name === name)
  return owner ? { kind: 'name-taken', state: owner.state } : null
}

function portProblem(text: string, required: boolean): Problem | null {
  const typed = text.trim()
  if (typed === '') return required ? { kind: 'port-missing' } : null
  const port = Number(typed)
  const good = /^\d+$/.test(typed) && port >= 1 && port <= 65_535
  return good ? null : { kind: 'port-out-of-range' }
}

function takenProblem(
  row: PortRow,
  rows: readonly PortRow[],
  containers: readonly ContainerSummary[],
): Problem | null {
  if (row.hostPort.trim() === '') return null
  const port = Number(row.hostPort)
  const same = (other: { hostIp: string | null; protocol: string }) =>
    other.protocol === row.protocol && overlap(other.hostIp ?? '', row.hostIp.trim())
  const earlier = rows.slice(0, rows.indexOf(row))
  if (earlier.some((other) => other.hostPort.trim() !== '' && Number(other.hostPort) === port && same(other)))
    return { kind: 'port-twice', port }
  const owner = containers.find((container) =>
    container.ports.some((other) => other.hostPort === port && same(other)),
  )
  return owner ? { kind: 'port-taken', port, container: owner.name } : null
}

const everywhere = new Set(['', '0.0.0.0', '::'])

function overlap(one: string, other: string): boolean {
  return one === other || everywhere.has(one) || everywhere.has(other)
}

function ipProblem(text: string): Problem | null {
  if (text === '') return null
  const parts = text.split('.')
  const v4 = parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255)
  const v6 = text.includes(':') && /^[0-9a-fA-F:]+(?:\.\d+){0,3}$/.test(text)
  return v4 || v6 ? null : { kind: 'bad-host-ip' }
}

function envProblem(row: EnvRow): Problem | null {
  if (row.required && row.value === '') return { kind: 'env-needed' }
  if (row.name.trim() === '') return { kind: 'env-without-name' }
  return row.name.includes('=') ? { kind: 'env-bad-name' } : null
}

function sourceProblem(row: MountRow): Problem | null {
  const source = row.source.trim()
  if (row.type === 'volume')
    return source === '' || /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(source) ? null : { kind: 'bad-volume-name' }
  if (source === '') return { kind: 'bind-without-source' }
  return /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(source) ? null : { kind: 'source-not-absolute' }
}

function targetProblem(row: MountRow): Problem | null {
  const target = row.target.trim()
  if (target === '') return { kind: 'target-missing' }
  return /^(?:\/|[A-Za-z]:[\\/])/.test(target) ? null : { kind: 'target-not-absolute' }
}
