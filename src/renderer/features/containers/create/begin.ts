import type { CreateInput, UnexpressedSetting } from '#shared/contract/create-input.ts'
import { familiarName, parseReference } from '#shared/image-reference.ts'
import { requirementOf } from '#shared/image-needs.ts'
import { type CreateForm, emptyEnv, emptyPort, formOf } from './form.ts'

/** The form for an image: what a known image needs is filled in already. */
export function formFor(image: string): CreateForm {
  const form = formOf({ image })
  const needed = requirementOf(familiarOf(image))
  const terminal = needed?.need === 'terminal'
  return {
    ...form,
    ports: needed?.port ? [{ ...emptyPort, containerPort: String(needed.port) }] : [],
    env: needsOf(image, form).env,
    interactive: terminal,
    tty: terminal,
  }
}

/** A form to be tried again: the rows that its image needs are there, marked as needed. */
export function formAgain(input: CreateInput): CreateForm {
  return { ...formOf(input), ...needsOf(input.image, formOf(input)) }
}

function needsOf(image: string, form: CreateForm): Pick<CreateForm, 'env'> {
  const names = requirementOf(familiarOf(image))?.env ?? []
  const missing = names.filter((name) => !form.env.some((row) => row.name === name))
  return { env: [...form.env, ...missing.map((name) => ({ ...emptyEnv, name, required: true }))] }
}

function familiarOf(image: string): string {
  const parsed = parseReference(image)
  return parsed.ok && parsed.reference.kind === 'name' ? familiarName(parsed.reference) : ''
}

export interface Duplicate {
  readonly input: CreateInput
  readonly left: readonly UnexpressedSetting[]
}

const composeLabels = 'com.docker.compose.'

/**
 * Another container like this one: without its name and its own address, which can be had once only, and
 * without the labels by which compose would take it for its own. What is left out is named.
 */
export function duplicateOf(input: CreateInput, unexpressed: readonly UnexpressedSetting[]): Duplicate {
  const { name: _name, ipv4, ipv6, labels = {}, ...rest } = input
  const theirs = Object.entries(labels).filter(([label]) => label.startsWith(composeLabels))
  const own = Object.entries(labels).filter(([label]) => !label.startsWith(composeLabels))
  return {
    input: { ...rest, ...(own.length > 0 && { labels: Object.fromEntries(own) }) },
    left: [
      ...left('--ip', ipv4),
      ...left('--ip6', ipv6),
      ...theirs.map(([label, value]) => ({ setting: '--label', value: `${label}=${value}` })),
      ...unexpressed,
    ],
  }
}

function left(setting: string, value: string | undefined): readonly UnexpressedSetting[] {
  return value === undefined ? [] : [{ setting, value }]
}
