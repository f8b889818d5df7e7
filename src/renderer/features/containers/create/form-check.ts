import type { ContainerSummary } from '#shared/contract/containers.ts'
import { isUserDefined } from '#shared/docker-command/create-network.ts'
import { parseReference } from '#shared/image-reference.ts'
import { splitPosix } from '#shared/run-line/split-posix.ts'
import { durationOf, isIp, sizeOf, wholeOf } from '#shared/run-line/values.ts'
import type { CreateForm } from './form.ts'
import { mountProblems, pairProblems, portProblems } from './form-check-rows.ts'
import { nameProblem } from './name-check.ts'
import { badLine, isLineField, linesOf } from './lines.ts'
import type { Note, Problems } from './problem.ts'

const leastMemory = 6 * 1024 * 1024

/** Checks the whole form against the grammar and against the containers that are there: problems by field. */
export function checkForm(form: CreateForm, containers: readonly ContainerSummary[]): Problems {
  const problems = new Map<string, NonNullable<Parameters<Note>[1]>>()
  const note: Note = (field, problem) => {
    if (problem !== null && !problems.has(field)) problems.set(field, problem)
  }
  checkImage(form, note)
  note('name', nameProblem(form.name.trim(), containers))
  checkCommand('command', form.command, note)
  checkCommand('entrypoint', form.entrypoint, note)
  portProblems(form.ports, containers, note)
  pairProblems('env', form.env, note)
  pairProblems('labels', form.labels, note)
  mountProblems(form.mounts, note)
  for (const [field, text] of Object.entries(form)) {
    if (!isLineField(field) || typeof text !== 'string') continue
    const line = badLine(field, text)
    if (line !== null) note(field, { kind: 'bad-line', values: { line } })
  }
  checkNetwork(form, note)
  checkLife(form, note)
  checkLimits(form, note)
  return problems
}

function checkImage({ image }: CreateForm, note: Note): void {
  const parsed = parseReference(image.trim())
  if (parsed.ok) return
  const { problem } = parsed
  note('image', problem === 'empty' ? { kind: 'image-missing' } : { kind: 'reference', problem })
}

function checkCommand(field: 'command' | 'entrypoint', text: string, note: Note): void {
  const { openQuote, rest } = splitPosix(text.trim())
  if (openQuote) note(field, { kind: 'open-quote' })
  else if (rest !== '') note(field, { kind: 'needs-shell', values: { rest: rest.slice(0, 20) } })
}

function checkNetwork(form: CreateForm, note: Note): void {
  const network = form.network.trim()
  const own = isUserDefined(network === '' ? undefined : network)
  if (form.ipv4.trim() !== '' && !/^\d+(?:\.\d+){3}$/.test(form.ipv4.trim())) note('ipv4', { kind: 'bad-ip' })
  if (form.ipv6.trim() !== '' && !(form.ipv6.includes(':') && isIp(form.ipv6.trim())))
    note('ipv6', { kind: 'bad-ip' })
  for (const field of ['aliases', 'ipv4', 'ipv6'] as const) {
    if (!own && form[field].trim() !== '') note(field, { kind: 'needs-own-network' })
  }
  const linked = linesOf(form.links).length > 0
  if (linked && !own && !['', 'bridge', 'default'].includes(network))
    note('links', { kind: 'no-links-here', values: { network } })
}

function checkLife(form: CreateForm, note: Note): void {
  if (form.autoRemove && form.restart !== 'no') note('restart', { kind: 'restart-and-remove' })
  if (form.restart === 'on-failure') whole('maximumRetries', form.maximumRetries, 0, note)
  const signal = form.stopSignal.trim()
  if (signal !== '' && !/^(?:(?:SIG)?[A-Z][A-Z0-9+-]{1,11}|\d{1,2})$/.test(signal))
    note('stopSignal', { kind: 'bad-signal' })
  whole('stopTimeout', form.stopTimeout, -1, note)
  if (form.health !== 'own') return
  for (const field of ['healthInterval', 'healthTimeout', 'healthStartPeriod'] as const) {
    const time = form[field].trim()
    if (time !== '' && (durationOf(time) ?? 0) < 1) note(field, { kind: 'bad-duration' })
  }
  whole('healthRetries', form.healthRetries, 1, note)
}

function checkLimits(form: CreateForm, note: Note): void {
  for (const field of ['memory', 'memoryReservation', 'memorySwap', 'shm'] as const) {
    const text = form[field].trim()
    if (text === '' || (field === 'memorySwap' && text === '-1')) continue
    const bytes = sizeOf(text)
    if (bytes === null) note(field, { kind: 'bad-size' })
    else if (field === 'memory' && bytes < leastMemory) note(field, { kind: 'too-little-memory' })
  }
  const [memory, swap] = [sizeOf(form.memory), sizeOf(form.memorySwap)]
  if (swap !== null && memory === null) note('memorySwap', { kind: 'swap-without-memory' })
  else if (swap !== null && memory !== null && swap < memory) note('memorySwap', { kind: 'swap-too-small' })
  const cpus = form.cpus.trim()
  if (cpus !== '' && (!/^\d*\.?\d+$/.test(cpus) || Number(cpus) < 0.01)) note('cpus', { kind: 'bad-cpus' })
  if (form.cpusetCpus.trim() !== '' && !/^\d+(?:[-,]\d+)*$/.test(form.cpusetCpus.trim()))
    note('cpusetCpus', { kind: 'bad-cpuset' })
  whole('cpuShares', form.cpuShares, 2, note)
  whole('pidsLimit', form.pidsLimit, -1, note)
}

function whole(field: keyof CreateForm, text: string, least: number, note: Note): void {
  const number = wholeOf(text)
  if (text.trim() !== '' && (number === null || number < least))
    note(field, { kind: 'bad-whole', values: { least } })
}
