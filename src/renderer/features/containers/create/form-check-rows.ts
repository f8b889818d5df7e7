import type { ContainerSummary } from '#shared/contract/containers.ts'
import { isIp, portOf } from '#shared/run-line/values.ts'
import type { EnvRow, MountRow, PortRow } from './form.ts'
import { isFilledMount, isFilledPair, isFilledPort, optionsOf } from './form-input.ts'
import type { Note, Problem } from './problem.ts'

const everywhere = new Set(['', '0.0.0.0', '::'])

export function portProblems(
  rows: readonly PortRow[],
  containers: readonly ContainerSummary[],
  note: Note,
): void {
  for (const [at, row] of rows.entries()) {
    if (!isFilledPort(row)) continue
    const inside = row.containerPort.trim()
    note(`ports.${at}.containerPort`, inside === '' ? { kind: 'port-missing' } : portProblem(inside))
    const address = row.hostIp.trim()
    note(`ports.${at}.hostIp`, address === '' || isIp(address) ? null : { kind: 'bad-host-ip' })
    if (row.hostPort.trim() === '') continue
    note(`ports.${at}.hostPort`, portProblem(row.hostPort) ?? clash(row, rows.slice(0, at), containers))
  }
}

function portProblem(text: string): Problem | null {
  return portOf(text) === null ? { kind: 'port-out-of-range' } : null
}

/** Who holds that port of the host already: an earlier row, or a container. */
function clash(
  row: PortRow,
  earlier: readonly PortRow[],
  containers: readonly ContainerSummary[],
): Problem | null {
  const port = Number(row.hostPort)
  const meets = (other: { readonly hostIp: string | null; readonly protocol: string }) => {
    const [one, two] = [row.hostIp.trim(), other.hostIp?.trim() ?? '']
    return other.protocol === row.protocol && (one === two || everywhere.has(one) || everywhere.has(two))
  }
  if (earlier.some((other) => Number(other.hostPort) === port && meets(other)))
    return { kind: 'port-twice', values: { port } }
  const owner = containers.find((container) =>
    container.ports.some((other) => other.hostPort === port && meets(other)),
  )
  return owner === undefined ? null : { kind: 'port-taken', values: { port, container: owner.name } }
}

export function pairProblems(field: 'env' | 'labels', rows: readonly EnvRow[], note: Note): void {
  const seen = new Set<string>()
  for (const [at, row] of rows.entries()) {
    if (!isFilledPair(row)) continue
    const name = row.name.trim()
    if (row.required && row.value === '') note(`${field}.${at}.value`, { kind: 'env-needed' })
    if (name === '') note(`${field}.${at}.name`, { kind: 'pair-without-name' })
    if (name.includes('=')) note(`${field}.${at}.name`, { kind: 'pair-bad-name' })
    if (name !== '' && seen.has(name)) note(`${field}.${at}.name`, { kind: 'pair-twice', values: { name } })
    seen.add(name)
  }
}

const bindOptions = /^(?:z|Z|r?(?:shared|slave|private)|cached|delegated|consistent|nocopy)$/

export function mountProblems(rows: readonly MountRow[], note: Note): void {
  const seen = new Set<string>()
  for (const [at, row] of rows.entries()) {
    if (!isFilledMount(row)) continue
    const target = row.target.trim()
    note(`mounts.${at}.source`, sourceProblem(row))
    if (target === '') note(`mounts.${at}.target`, { kind: 'target-missing' })
    else if (!/^(?:\/|[A-Za-z]:[\\/])/.test(target))
      note(`mounts.${at}.target`, { kind: 'target-not-absolute' })
    else if (seen.has(target)) note(`mounts.${at}.target`, { kind: 'target-twice', values: { target } })
    seen.add(target)
    const odd = optionsOf(row).find((option) => row.type !== 'tmpfs' && !bindOptions.test(option))
    if (odd !== undefined) note(`mounts.${at}.options`, { kind: 'bad-mount-option', values: { option: odd } })
  }
}

function sourceProblem(row: MountRow): Problem | null {
  const source = row.source.trim()
  if (row.type === 'tmpfs') return null
  if (row.type === 'volume')
    return source === '' || /^[a-zA-Z0-9][a-zA-Z0-9_.-]+$/.test(source) ? null : { kind: 'bad-volume-name' }
  if (source === '') return { kind: 'bind-without-source' }
  return /^(?:\/|[A-Za-z]:[\\/]|\\\\)/.test(source) ? null : { kind: 'source-not-absolute' }
}
