import type { CreateInput, MountInput } from '../contract/create-input.ts'
import { isIp, modeOf, sizeOf } from './values.ts'

/** The fields of one row of comma-separated values (RFC 4180 quoting); null when a quote stays open. */
function fieldsOf(row: string): readonly string[] | null {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < row.length; at += 1) {
    const letter = row.charAt(at)
    if (letter === '"' && quoted && row.charAt(at + 1) === '"') field += row.charAt(++at)
    else if (letter === '"') quoted = !quoted
    else if (letter === ',' && !quoted) {
      fields.push(field)
      field = ''
    } else field += letter
  }
  return quoted ? null : [...fields, field]
}

const propagations = /^r?(?:shared|slave|private)$/
const consistencies = /^(?:cached|delegated|consistent)$/

/** `--mount`: `type=bind,source=/srv,target=/srv,readonly`; null for a field that has no place here. */
export function mountOf(text: string): MountInput | null {
  const fields = fieldsOf(text)
  if (fields === null) return null
  let type = 'volume'
  let source = ''
  let target = ''
  const words: string[] = []
  for (const field of fields) {
    const [key, value] = split(field)
    const yes = value === '' || value === 'true' || value === '1'
    if (key === 'type') type = value
    else if (key === 'source' || key === 'src') source = value
    else if (key === 'target' || key === 'destination' || key === 'dst') target = value
    else if ((key === 'readonly' || key === 'ro') && /^(?:|true|false|1|0)$/.test(value))
      words.push(yes ? 'ro' : '')
    else if (key === 'bind-propagation' && propagations.test(value)) words.push(value)
    else if (key === 'consistency' && consistencies.test(value)) words.push(value)
    else if (key === 'volume-nocopy') words.push(yes ? 'nocopy' : '')
    else if (key === 'tmpfs-size' && sizeOf(value) !== null) words.push(`size=${sizeOf(value) ?? ''}`)
    else if (key === 'tmpfs-mode' && /^[0-7]+$/.test(value)) words.push(`mode=${value}`)
    else return null
  }
  if (target === '' || (type !== 'bind' && type !== 'volume' && type !== 'tmpfs')) return null
  return { type, ...(source !== '' && { source }), target, ...modeOf(words) }
}

/** `--network`: a name, or `name=shop,alias=web,ip=10.0.0.2`. */
export function networkOf(text: string): Pick<CreateInput, 'network' | 'aliases' | 'ipv4' | 'ipv6'> | null {
  if (!text.includes('=')) return text === '' ? null : { network: text }
  const wanted: Pick<CreateInput, 'network' | 'aliases' | 'ipv4' | 'ipv6'> = {}
  for (const field of fieldsOf(text) ?? ['']) {
    const [key, value] = split(field)
    if (key === 'name' && value !== '') wanted.network = value
    else if (key === 'alias' && value !== '') wanted.aliases = [...(wanted.aliases ?? []), value]
    else if (key === 'ip' && isIp(value)) wanted.ipv4 = value
    else if (key === 'ip6' && isIp(value)) wanted.ipv6 = value
    else return null
  }
  return wanted.network === undefined ? null : wanted
}

function split(field: string): readonly [string, string] {
  const equals = field.indexOf('=')
  return equals < 0
    ? [field.toLowerCase(), '']
    : [field.slice(0, equals).trim().toLowerCase(), field.slice(equals + 1)]
}
