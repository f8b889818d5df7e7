import { isDeepStrictEqual } from 'node:util'
import { type Raw, record, text, textMap, texts } from '../models/raw.ts'

/**
 * The `Config` of an inspection without what merely came from its image, so that another image brings its own.
 * The engine merges both when a container is made (moby: daemon/commit.go, merge) and keeps no trace of which is which.
 */
export function ownConfig(inspection: Raw, imageConfig: Raw): Raw {
  const config = record(inspection['Config'])
  const { Image: _, ArgsEscaped: __, OnBuild: ___, ...kept } = config
  const inherited = ['WorkingDir', 'User', 'StopSignal', 'Shell'].filter((key) =>
    isDeepStrictEqual(config[key], imageConfig[key]),
  )
  return {
    ...without(kept, [...inherited, 'Cmd', 'Entrypoint', 'Healthcheck', 'Hostname', 'Domainname']),
    ...ownProcess(config, imageConfig),
    ...ownHostname(inspection, config),
    ...ownHealthcheck(record(config['Healthcheck']), record(imageConfig['Healthcheck'])),
    Env: texts(config['Env']).filter((line) => !texts(imageConfig['Env']).includes(line)),
    Labels: ownEntries(textMap(config['Labels']), textMap(imageConfig['Labels'])),
    ExposedPorts: ownEntries(record(config['ExposedPorts']), record(imageConfig['ExposedPorts'])),
    Volumes: ownEntries(record(config['Volumes']), record(imageConfig['Volumes'])),
  }
}

/** An entrypoint of its own keeps the image's command out, so the two stand or fall together. */
function ownProcess(config: Raw, imageConfig: Raw): Raw {
  const [entrypoint, command] = [texts(config['Entrypoint']), texts(config['Cmd'])]
  const imageCommand = texts(imageConfig['Cmd'])
  const sameEntrypoint = isDeepStrictEqual(entrypoint, texts(imageConfig['Entrypoint']))
  if (sameEntrypoint && (command.length > 0 || imageCommand.length === 0)) {
    return isDeepStrictEqual(command, imageCommand) ? {} : { Cmd: command }
  }
  // The engine's word for "none, not even the image's" is one empty string.
  return {
    Entrypoint: entrypoint.length > 0 ? entrypoint : [''],
    ...(command.length > 0 && { Cmd: command }),
  }
}

/** The engine names a container after its id where nobody did; with another's name space the name is that one's. */
function ownHostname(inspection: Raw, config: Raw): Raw {
  const host = record(inspection['HostConfig'])
  const borrowed = text(host['NetworkMode']).startsWith('container:') || text(host['UTSMode']) === 'host'
  const hostname = text(config['Hostname'])
  const given = hostname !== text(inspection['Id']).slice(0, 12) && !borrowed
  const domain = text(config['Domainname'])
  return {
    ...(given && hostname !== '' && { Hostname: hostname }),
    ...(!borrowed && domain !== '' && { Domainname: domain }),
  }
}

/** Field by field, as the engine fills in from the image what a check leaves out. */
function ownHealthcheck(own: Raw, image: Raw): Raw {
  const given = Object.fromEntries(
    Object.entries(own).filter(([key, value]) => !isDeepStrictEqual(value, image[key])),
  )
  return Object.keys(given).length > 0 ? { Healthcheck: given } : {}
}

function ownEntries(own: Raw, image: Raw): Raw {
  return Object.fromEntries(
    Object.entries(own).filter(([key, value]) => !(key in image && isDeepStrictEqual(value, image[key]))),
  )
}

/** The members but those. */
export function without(raw: Raw, keys: readonly string[]): Raw {
  return Object.fromEntries(Object.entries(raw).filter(([key]) => !keys.includes(key)))
}
