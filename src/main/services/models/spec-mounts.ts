import type { MountInput, UnexpressedSetting } from '#shared/contract/create-input.ts'
import { number, type Raw, record, records, text, textMap, texts } from './raw.ts'
import { on, shown, some, type SpecPart } from './spec-parts.ts'

/** Volumes, binds and tmpfs of an inspection, without the volumes that the image asks for. */
export function mountPart(config: Raw, host: Raw, image: Raw): SpecPart {
  const binds = texts(host['Binds'])
    .filter((bind) => !engineNamed.test(bind))
    .map((bind) => parsedBind(bind) ?? { setting: '--volume', value: bind })
  const mounts = records(host['Mounts']).map(
    (mount) => parsedMount(mount) ?? { setting: '--mount', value: shown(mount) },
  )
  const known = [...binds, ...mounts]
  const imageVolumes = record(image['Volumes'])
  const carried = texts(host['Binds']).flatMap((bind) => engineNamed.exec(bind)?.[1] ?? [])
  const named = new Set(known.flatMap((one) => ('target' in one ? [one.target] : [])))
  const anonymous = [...new Set([...Object.keys(record(config['Volumes'])), ...carried])]
    .filter((target) => !(target in imageVolumes) && !named.has(target))
    .map((target): MountInput => ({ type: 'volume', target }))
  const temporary = Object.entries(textMap(host['Tmpfs'])).map(([target, mode]): MountInput => ({
    type: 'tmpfs',
    target,
    ...parsedMode(mode),
  }))
  return {
    input: {
      mounts: some([...known.filter((one): one is MountInput => 'type' in one), ...anonymous, ...temporary]),
      volumesFrom: some(texts(host['VolumesFrom'])),
    },
    unexpressed: known.filter((one): one is UnexpressedSetting => 'setting' in one),
  }
}

/**
 * A volume that the engine named, as a safe edit takes it along. By itself it has no name: another container of these
 * settings gets one of its own.
 */
const engineNamed = /^[0-9a-f]{64}:([^:]+):nocopy$/

/** `SOURCE:TARGET[:MODE]`; one letter before a colon is a drive, for a volume's name has two characters or more. */
function parsedBind(bind: string): MountInput | null {
  const part = '((?:[A-Za-z]:)?[^:]+)'
  const [, source, target, mode = ''] = new RegExp(`^${part}:${part}(?::(.*))?$`, 's').exec(bind) ?? []
  if (source === undefined || target === undefined) return null
  const isPath = /^(?:\/|\\\\|[A-Za-z]:[\\/])/.test(source)
  return { type: isPath ? 'bind' : 'volume', source, target, ...parsedMode(mode) }
}

function parsedMode(mode: string): Pick<MountInput, 'readOnly' | 'options'> {
  const words = mode.split(',').filter((word) => word !== '' && word !== 'rw')
  const options = words.filter((word) => word !== 'ro')
  return {
    ...(words.includes('ro') && { readOnly: true }),
    ...(options.length > 0 && { options }),
  }
}

/** One of `HostConfig.Mounts`; null when it has more than `-v` and `--tmpfs` can say. */
function parsedMount(mount: Raw): MountInput | null {
  const type = text(mount['Type'])
  if (type !== 'bind' && type !== 'volume' && type !== 'tmpfs') return null
  const options = [
    ...(text(mount['Consistency']) === '' ? [] : [text(mount['Consistency'])]),
    ...(bindOptions(record(mount['BindOptions'])) ?? [null]),
    ...(volumeOptions(record(mount['VolumeOptions'])) ?? [null]),
    ...(tmpfsOptions(record(mount['TmpfsOptions'])) ?? [null]),
  ]
  const known = options.filter((option) => option !== null)
  if (known.length < options.length) return null
  const source = text(mount['Source'])
  return {
    type,
    ...(source !== '' && { source }),
    target: text(mount['Target']),
    ...(on(mount['ReadOnly']) && { readOnly: true }),
    ...(known.length > 0 && { options: known }),
  }
}

/** A folder that is made when it is missing is what `-v` does anyway. */
function bindOptions(options: Raw): string[] | null {
  const known = new Set(['Propagation', 'CreateMountpoint'])
  if (Object.entries(options).some(([key, value]) => !known.has(key) && value !== false)) return null
  return text(options['Propagation']) === '' ? [] : [text(options['Propagation'])]
}

function volumeOptions({ NoCopy, DriverConfig, Labels, ...others }: Raw): string[] | null {
  const { Name, Options } = record(DriverConfig)
  const plain =
    ['', 'local'].includes(text(Name)) &&
    Object.keys(record(Options)).length + Object.keys(record(Labels)).length === 0 &&
    Object.values(others).every((value) => value === '')
  return plain ? (NoCopy === true ? ['nocopy'] : []) : null
}

function tmpfsOptions({ SizeBytes, Mode, ...others }: Raw): string[] | null {
  if (Object.values(others).some((value) => value !== null)) return null
  return [
    ...(number(SizeBytes) > 0 ? [`size=${number(SizeBytes)}`] : []),
    ...(number(Mode) > 0 ? [`mode=${number(Mode).toString(8)}`] : []),
  ]
}
