import type { CreateInput } from '#shared/contract/create-input.ts'
import type { LineField } from '#shared/docker-command/create-option-lines.ts'
import { deviceOf, exposedOf, extraHostOf, isIp, linkOf, pairOf, ulimitOf } from '#shared/run-line/values.ts'

/** The lines of a field that say something. */
export function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}

const anyWord = (line: string): string | null => (/\s/.test(line) ? null : line)
const capability = (line: string) => (/^[A-Za-z_]+$/.test(line) ? line : null)
const security = (line: string) =>
  /^(?!seccomp[=:](?!unconfined$)|systempaths=)\S+$/.test(line) ? line : null
const realPair = (line: string) => (line.includes('=') ? pairOf(line) : null)

/** Reads one line of each field; null for what docker would refuse. */
const readers = {
  groups: anyWord,
  expose: exposedOf,
  volumesFrom: anyWord,
  aliases: anyWord,
  links: linkOf,
  extraHosts: extraHostOf,
  dns: (line: string) => (isIp(line) ? line : null),
  dnsSearch: anyWord,
  dnsOptions: anyWord,
  capAdd: capability,
  capDrop: capability,
  securityOptions: security,
  devices: deviceOf,
  ulimits: ulimitOf,
  sysctls: realPair,
  logOptions: realPair,
} satisfies Readonly<Record<LineField, (line: string) => unknown>>

export function isLineField(field: string): field is LineField {
  return Object.hasOwn(readers, field)
}

/** The first line of a field that is not understood; null when all are. */
export function badLine(field: LineField, text: string): string | null {
  return linesOf(text).find((line) => readers[field](line) === null) ?? null
}

function values<Value>(text: string, read: (line: string) => Value | null): Value[] | undefined {
  const good = linesOf(text)
    .map(read)
    .filter((value): value is NonNullable<typeof value> => value !== null)
  return good.length === 0 ? undefined : good
}

function map(text: string): Record<string, string> | undefined {
  const pairs = values(text, realPair)
  return pairs === undefined ? undefined : Object.fromEntries(pairs)
}

/** The fields of several values as create takes them; lines that are not understood fall away. */
export function listInputs(form: Readonly<Record<LineField, string>>): Partial<CreateInput> {
  return {
    groups: values(form.groups, readers.groups),
    expose: values(form.expose, readers.expose)?.flat(),
    volumesFrom: values(form.volumesFrom, readers.volumesFrom),
    aliases: values(form.aliases, readers.aliases),
    links: values(form.links, readers.links),
    extraHosts: values(form.extraHosts, readers.extraHosts),
    dns: values(form.dns, readers.dns),
    dnsSearch: values(form.dnsSearch, readers.dnsSearch),
    dnsOptions: values(form.dnsOptions, readers.dnsOptions),
    capAdd: values(form.capAdd, readers.capAdd),
    capDrop: values(form.capDrop, readers.capDrop),
    securityOptions: values(form.securityOptions, readers.securityOptions),
    devices: values(form.devices, readers.devices),
    ulimits: values(form.ulimits, readers.ulimits),
    sysctls: map(form.sysctls),
    logOptions: map(form.logOptions),
  }
}
