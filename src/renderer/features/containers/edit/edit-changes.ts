import type { CreateInput } from '#shared/contract/create-input.ts'
import type { EditInput, Setting } from '#shared/contract/edits.ts'
import { createOptions } from '#shared/docker-command/create-options.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import { sameData } from '../../../store/same-data.ts'

/** What an edit is asked for: the settings that the form has otherwise than the container. */
export type Asked = Pick<EditInput, 'changes' | 'unset'>

/** Setting by setting; one that was emptied goes back to what the image or the engine has by itself. */
export function changesBetween(before: CreateInput, after: CreateInput): Asked {
  const settings = [...new Set([...settingsOf(before), ...settingsOf(after)])]
  const differing = settings.filter((setting) => !sameData(before[setting], after[setting]))
  const given = Object.entries(after).filter(([key]) => differing.some((setting) => setting === key))
  return {
    changes: Object.fromEntries(given),
    unset: differing.filter((setting) => after[setting] === undefined),
  }
}

export function changeCount({ changes, unset = [] }: Asked): number {
  return Object.keys(changes).length + unset.length
}

function settingsOf(input: CreateInput): readonly Setting[] {
  return Object.keys(input).filter((key): key is Setting => key in input)
}

/** One value as the docker CLI takes it: a flag with its value, or a word. */
export type SettingLine = readonly string[]

const withoutValue = new Set([
  '-i',
  '-t',
  '-P',
  '--rm',
  '--init',
  '--read-only',
  '--privileged',
  '--no-healthcheck',
])

/** A setting's value, one line for each part of it; none when it is not set. */
export function settingLines(setting: Setting, input: CreateInput): readonly SettingLine[] {
  const value = input[setting]
  if (value === undefined || value === false) return []
  if (setting === 'image') return [[input.image]]
  if (setting === 'name') return [[input.name ?? '']]
  if (setting === 'command') return [[shellLine(input.command ?? [])]]
  if (setting === 'entrypoint') return [[shellLine(input.entrypoint ?? [''])]]
  return flagsOf(createOptions({ image: '', [setting]: value }).slice(0, -1))
}

function flagsOf(words: readonly string[]): readonly SettingLine[] {
  const [flag, value] = words
  if (flag === undefined) return []
  if (value === undefined || withoutValue.has(flag)) return [[flag], ...flagsOf(words.slice(1))]
  return [[flag, value], ...flagsOf(words.slice(2))]
}

/** The lines that only one of both has. */
export function linesApart(
  one: readonly SettingLine[],
  other: readonly SettingLine[],
): readonly SettingLine[] {
  return one.filter((line) => !other.some((known) => sameData(known, line)))
}
