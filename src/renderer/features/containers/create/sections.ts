import type { CreateForm } from './form.ts'

type Named<Kind> = { [Key in keyof CreateForm]: CreateForm[Key] extends Kind ? Key : never }[keyof CreateForm]
export type ToggleName = Named<boolean>
export type TextName = Exclude<Named<string>, 'restart' | 'health'>

export type FieldOf =
  | { readonly kind: 'text' | 'lines'; readonly name: TextName; readonly example?: string }
  | { readonly kind: 'toggle'; readonly name: ToggleName }

const text = (name: TextName, example?: string): FieldOf => ({
  kind: 'text',
  name,
  ...(example !== undefined && { example }),
})
const lines = (name: TextName, example: string): FieldOf => ({ kind: 'lines', name, example })
const toggle = (name: ToggleName): FieldOf => ({ kind: 'toggle', name })

/** What is folded away at first, in the order that people look for it. */
export const sections = {
  process: [
    text('entrypoint', '/bin/sh -c'),
    toggle('noEntrypoint'),
    text('workingDir', '/app'),
    text('user', '1000:1000'),
    lines('groups', 'audio'),
    text('hostname', 'web'),
    text('domainName', 'example.com'),
    toggle('init'),
  ],
  network: [
    text('network', 'shop'),
    lines('aliases', 'web'),
    text('ipv4', '172.20.0.10'),
    text('ipv6', '2001:db8::10'),
    lines('links', 'db:database'),
    lines('extraHosts', 'db:10.0.0.7'),
    lines('expose', '53/udp'),
    lines('dns', '1.1.1.1'),
    lines('dnsSearch', 'example.com'),
    lines('dnsOptions', 'ndots:2'),
  ],
  storage: [lines('volumesFrom', 'db-1:ro'), text('shm', '64m'), toggle('readOnly')],
  life: [text('stopSignal', 'SIGTERM'), text('stopTimeout', '10')],
  limits: [
    text('memory', '512m'),
    text('memoryReservation', '256m'),
    text('memorySwap', '1g'),
    text('cpus', '1.5'),
    text('cpuShares', '1024'),
    text('cpusetCpus', '0-1'),
    text('pidsLimit', '200'),
    lines('ulimits', 'nofile=1024:2048'),
  ],
  rights: [
    toggle('privileged'),
    lines('capAdd', 'NET_ADMIN'),
    lines('capDrop', 'MKNOD'),
    lines('securityOptions', 'no-new-privileges'),
    lines('devices', '/dev/snd'),
    lines('sysctls', 'net.core.somaxconn=1024'),
    text('ipc', 'host'),
    text('pid', 'host'),
    text('uts', 'host'),
    text('userns', 'host'),
    text('runtime', 'runc'),
  ],
  more: [
    text('platform', 'linux/arm64'),
    text('logDriver', 'json-file'),
    lines('logOptions', 'max-size=10m'),
  ],
} as const satisfies Readonly<Record<string, readonly FieldOf[]>>

export type SectionName = keyof typeof sections

const healthFields: readonly (keyof CreateForm)[] = [
  'health',
  'healthCommand',
  'healthInterval',
  'healthTimeout',
  'healthStartPeriod',
  'healthRetries',
]

/** The fields that stand in a section, those with a place of their own among them. */
export function fieldsIn(section: SectionName): readonly (keyof CreateForm)[] {
  const own = sections[section].map(({ name }) => name)
  if (section === 'life') return [...own, ...healthFields]
  return section === 'more' ? [...own, 'labels'] : own
}

/** How many of a section's fields say something. */
export function countSet(section: SectionName, form: CreateForm): number {
  return fieldsIn(section).filter((name) => {
    const value = form[name]
    if (name === 'health') return value !== 'image'
    if (Array.isArray(value)) return value.some((row) => 'name' in row && row.name !== '')
    return typeof value === 'string' ? value.trim() !== '' : value
  }).length
}

const hinted = [
  'command',
  'network',
  'aliases',
  'links',
  'entrypoint',
  'noEntrypoint',
  'init',
  'expose',
  'volumesFrom',
  'readOnly',
  'memorySwap',
  'cpuShares',
  'pidsLimit',
  'privileged',
  'securityOptions',
  'publishAll',
  'autoRemove',
  'stopTimeout',
] as const

/** Whether the catalogue has more to say of a field. */
export function isHinted(name: keyof CreateForm): name is (typeof hinted)[number] {
  return hinted.some((one) => one === name)
}
