import { type ContainerSpec, type CreateInput, createInput } from '#shared/contract/create-input.ts'
import { parseReference } from '#shared/image-reference.ts'
import { imageId } from './image-id.ts'
import { type Raw, record, text } from './raw.ts'
import { type EngineDefaults, hostPart } from './spec-host.ts'
import { mountPart } from './spec-mounts.ts'
import { networkPart } from './spec-network.ts'
import { shown } from './spec-parts.ts'
import { processPart } from './spec-process.ts'

/**
 * `GET /containers/{id}/json` beside the image it was made from (`GET /images/{id}/json`, null when that is
 * gone) as what `containers.create` takes. `imageNow` is the id that its image's name has now, null for none.
 */
export function createSpec(
  value: unknown,
  image: unknown,
  imageNow: string | null,
  engine: EngineDefaults,
): ContainerSpec {
  const raw = record(value)
  const config = record(raw['Config'])
  const host = record(raw['HostConfig'])
  const imageConfig = record(record(image)['Config'])
  const parts = [
    processPart(raw, imageConfig, engine.name),
    networkPart(raw, imageConfig),
    mountPart(config, host, imageConfig),
    hostPart(host, engine),
  ]
  const input: CreateInput = {
    image: imageName(raw),
    name: text(raw['Name']).replace(/^\//, ''),
    ...parts.reduce((all, part) => ({ ...all, ...part.input }), {}),
  }
  const checked = acceptable(input)
  return {
    input: checked.input,
    unexpressed: [...parts.flatMap((part) => part.unexpressed), ...checked.unexpressed],
    image: imageNow === null ? 'missing' : imageNow === imageId(raw['Image']) ? 'same' : 'moved',
  }
}

/** The name it was made by, or the image's id when that name reads as none. */
function imageName(raw: Raw): string {
  const name = text(record(raw['Config'])['Image'])
  return parseReference(name).ok ? name : text(raw['Image'])
}

/** What the contract itself would refuse is named with the rest: an engine may hold more than the CLI can ask for. */
function acceptable(input: CreateInput): Pick<ContainerSpec, 'input' | 'unexpressed'> {
  const { error } = createInput.safeParse(input)
  if (!error) return { input, unexpressed: [] }
  const refused = new Set(error.issues.map(({ path }) => String(path[0])))
  const entries = Object.entries(input)
  return {
    input: {
      image: input.image,
      ...Object.fromEntries(entries.filter(([key]) => !refused.has(key))),
    },
    unexpressed: entries
      .filter(([key]) => refused.has(key))
      .map(([setting, value]) => ({ setting, value: shown(value) })),
  }
}
