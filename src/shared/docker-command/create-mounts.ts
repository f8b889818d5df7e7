import type { MountInput } from '../contract/create-input.ts'

const propagations: readonly string[] = ['shared', 'slave', 'private', 'rshared', 'rslave', 'rprivate']
const consistencies: readonly string[] = ['cached', 'delegated', 'consistent', 'default']

/**
 * Whether only `--mount` can say it: `-v` reads colons as its own (a drive letter is understood), and has no
 * way to make a volume without a name read-only.
 */
export function needsMountFlag(mount: MountInput): boolean {
  if (mount.type === 'tmpfs') return false
  const source = (mount.source ?? '').replace(/^[A-Za-z]:(?=[\\/])/, '')
  const target = mount.target.replace(/^[A-Za-z]:(?=[\\/])/, '')
  const unnamed = source === '' && modeOf(mount) !== ''
  return source.includes(':') || target.includes(':') || unnamed
}

/** What stands behind the last colon of `-v` and `--tmpfs`. */
export function modeOf({ readOnly, options }: MountInput): string {
  return [...(readOnly ? ['ro'] : []), ...(options ?? [])].join(',')
}

/** The options that `--mount` has names for; `rest` are those it cannot say. */
export function mountFlagOptions({ options }: MountInput) {
  const given = options ?? []
  const propagation = given.find((option) => propagations.includes(option))
  const consistency = given.find((option) => consistencies.includes(option))
  const noCopy = given.includes('nocopy')
  const rest = given.filter((option) => ![propagation, consistency, 'nocopy'].includes(option))
  return { propagation, consistency, noCopy, rest }
}

/** `-v`, `--mount` or `--tmpfs` with its value. */
export function mountOption(mount: MountInput): string[] {
  const mode = modeOf(mount)
  const suffix = mode === '' ? '' : `:${mode}`
  if (mount.type === 'tmpfs') return ['--tmpfs', `${mount.target}${suffix}`]
  if (needsMountFlag(mount)) return ['--mount', mountValue(mount)]
  return ['-v', `${mount.source ? `${mount.source}:` : ''}${mount.target}${suffix}`]
}

/** `--mount` is a row of comma-separated values (RFC 4180 quoting). */
function mountValue(mount: MountInput): string {
  const { propagation, consistency, noCopy } = mountFlagOptions(mount)
  const fields = [
    `type=${mount.type}`,
    ...(mount.source ? [`source=${mount.source}`] : []),
    `target=${mount.target}`,
    ...(mount.readOnly ? ['readonly'] : []),
    ...(propagation === undefined ? [] : [`bind-propagation=${propagation}`]),
    ...(consistency === undefined ? [] : [`consistency=${consistency}`]),
    ...(noCopy ? ['volume-nocopy'] : []),
  ]
  return fields
    .map((field) => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
    .join(',')
}
