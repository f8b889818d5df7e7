import { isSignal } from '#shared/signals.ts'
import { durationOf, sizeOf, wholeOf } from '#shared/run-line/values.ts'
import type { CreateForm } from './form.ts'
import type { Note } from './problem.ts'

const leastMemory = 6 * 1024 * 1024
/** What fits into 32 bits: more than anybody waits, counts or retries. */
const most = 2 ** 31 - 1
/** The kernel's own bounds; the engine asks it only when the container starts. */
const mostShares = 262_144
const mostProcesses = 4_194_304

export function checkLife(form: CreateForm, note: Note): void {
  if (form.autoRemove && form.restart !== 'no') note('restart', { kind: 'restart-and-remove' })
  if (form.restart === 'on-failure') whole('maximumRetries', form, [0, most], note)
  const signal = form.stopSignal.trim()
  if (signal !== '' && !isSignal(signal)) note('stopSignal', { kind: 'bad-signal' })
  whole('stopTimeout', form, [-1, most], note)
  if (form.health !== 'own') return
  for (const field of ['healthInterval', 'healthTimeout', 'healthStartPeriod'] as const) {
    const time = form[field].trim()
    if (time !== '' && (durationOf(time) ?? 0) < 1) note(field, { kind: 'bad-duration' })
  }
  whole('healthRetries', form, [1, most], note)
}

export function checkLimits(form: CreateForm, note: Note): void {
  for (const field of ['memory', 'memoryReservation', 'memorySwap', 'shm'] as const) {
    const text = form[field].trim()
    if (text === '' || (field === 'memorySwap' && text === '-1')) continue
    const bytes = sizeOf(text)
    if (bytes === null) note(field, { kind: 'bad-size' })
    else if (bytes < leastMemory && (field === 'memory' || (field === 'memoryReservation' && bytes > 0)))
      note(field, { kind: 'too-little-memory' })
  }
  const [memory, soft, swap] = [sizeOf(form.memory), sizeOf(form.memoryReservation), sizeOf(form.memorySwap)]
  if (memory !== null && soft !== null && soft > memory)
    note('memoryReservation', { kind: 'reservation-too-large' })
  if (swap !== null && memory === null) note('memorySwap', { kind: 'swap-without-memory' })
  else if (swap !== null && memory !== null && swap < memory) note('memorySwap', { kind: 'swap-too-small' })
  const cpus = form.cpus.trim()
  if (cpus !== '' && (!/^\d*\.?\d+$/.test(cpus) || Number(cpus) < 0.01)) note('cpus', { kind: 'bad-cpus' })
  const cpuset = form.cpusetCpus.trim()
  if (cpuset !== '' && !cpuset.split(',').every(isCpuRange)) note('cpusetCpus', { kind: 'bad-cpuset' })
  whole('cpuShares', form, [2, mostShares], note)
  whole('pidsLimit', form, [-1, mostProcesses], note)
}

/** `3`, or `0-3`. */
function isCpuRange(text: string): boolean {
  const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(text) ?? []
  return from !== undefined && Number(from) <= Number(to ?? from)
}

type Counted = 'maximumRetries' | 'stopTimeout' | 'healthRetries' | 'cpuShares' | 'pidsLimit'

function whole(field: Counted, form: CreateForm, [least, most]: readonly [number, number], note: Note): void {
  const number = wholeOf(form[field])
  if (form[field].trim() !== '' && (number === null || number < least || number > most))
    note(field, { kind: 'bad-whole', values: { least, most } })
}
