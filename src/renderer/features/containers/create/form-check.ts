import type { ContainerSummary } from '#shared/contract/containers.ts'
import { isUserDefined } from '#shared/docker-command/create-network.ts'
import { parseReference } from '#shared/image-reference.ts'
import { splitPosix } from '#shared/run-line/split-posix.ts'
import { isIp } from '#shared/run-line/values.ts'
import type { CreateForm } from './form.ts'
import { checkLife, checkLimits } from './form-check-limits.ts'
import { mountProblems, pairProblems, portProblems } from './form-check-rows.ts'
import { nameProblem } from './name-check.ts'
import { badLine, isLineField, linesOf } from './lines.ts'
import type { Note, Problems } from './problem.ts'

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
  checkProcess(form, note)
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

const modes = {
  ipc: /^(?:none|private|shareable|host|container:.+)$/,
  pid: /^(?:host|container:.+)$/,
  uts: /^host$/,
  userns: /^host$/,
} as const

/** What the engine reads before it makes anything, and names by no field: paths, a platform, namespaces. */
function checkProcess(form: CreateForm, note: Note): void {
  const folder = form.workingDir.trim()
  if (folder !== '' && !/^(?:\/|[A-Za-z]:[\\/])/.test(folder))
    note('workingDir', { kind: 'target-not-absolute' })
  const platform = form.platform.trim()
  if (platform !== '' && !/^[\w.-]+(?:\([^()\s/]+\))?(?:\/[\w.-]+){0,2}$/.test(platform))
    note('platform', { kind: 'bad-platform' })
  for (const field of ['ipc', 'pid', 'uts', 'userns'] as const) {
    const mode = form[field].trim()
    if (mode !== '' && !modes[field].test(mode)) note(field, { kind: `bad-${field}` })
  }
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
