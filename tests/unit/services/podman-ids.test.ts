import { expect, test } from 'vitest'
import { editInput } from '#shared/contract/edits.ts'
import type { Engine } from '../../../src/main/engine/engine.ts'
import { editCalls } from '../../../src/main/services/edits/calls.ts'
import { readTarget } from '../../../src/main/services/edits/target.ts'
import { containerSpec } from '../../../src/main/services/container-spec.ts'
import { imageIdOf } from '../../../src/main/services/image-id-of.ts'
import { inspectImage } from '../../../src/main/services/inspect-image.ts'
import { record } from '../../../src/main/services/models/raw.ts'
import { createPull } from '../../../src/main/services/pull.ts'
import { compareFiles } from '../../../src/main/services/save-points/compare.ts'
import { savePointSizes } from '../../../src/main/services/save-points/sizes.ts'
import { savePointLabels } from '#shared/save-points.ts'
import type { Script, Wire } from '../../support/scripted-engine.ts'
import { ready, startTrial } from '../engine/scripted.ts'
import { fixture } from './fixture.ts'
import { anonymous } from './anonymous.ts'

// Podman leaves the algorithm of an image's id out in some of its answers: whichever it is, the image is the same.
const digits = '2276f107e96e7960afd20174d8cf5e8c023f9a2db123ab67f89826fa7f2ef714'
const id = `sha256:${digits}`
const other = `sha256:${'ab'.repeat(32)}`
const web = '571f3d02739e46006b69e81f3ad24b163b5a84de4af53f2d5fffbf71bbc6a878'
const { signal } = new AbortController()

const imageScripts = (name: string, told: () => string): Readonly<Record<string, Script>> => ({
  [`GET /images/${name}/json`]: (_, wire) =>
    wire.json(200, { ...record(fixture('image-1.41')), Id: told(), RepoTags: [`${name}:latest`] }),
  [`GET /images/${name}/history`]: (_, wire) => wire.json(200, []),
})

/** An engine that calls the image `asImage`, and the one that its container was made of `asMade`. */
async function engineTelling(asImage: string, asMade: string): Promise<Engine> {
  const container = { ...record(fixture('container-running-1.41')), Image: asMade }
  const version = { Version: '5', ApiVersion: '1.47', MinAPIVersion: '1.24', Os: 'linux', Arch: 'amd64' }
  const platform = { Descriptor: { digest: other, platform: { os: 'linux', architecture: 'arm64' } } }
  const manifest = { ...platform, ID: other, Kind: 'image', Available: false }
  let said = 0
  const { engine } = await startTrial({
    'GET /version': (_, wire) => wire.json(200, version),
    'GET /info': (_, wire) => wire.json(200, { Name: 'host' }),
    'GET /containers/*/json': (_, wire) => wire.json(200, container),
    'GET /containers/*/changes': (_, wire) => wire.json(200, [{ Path: '/new', Kind: 1 }]),
    'GET /images/json': (_, wire) => wire.json(200, [{ Id: asMade, Manifests: [manifest] }]),
    'POST /images/create': (_, wire: Wire) => wire.json(200, { status: 'Pulling' }),
    ...imageScripts(asMade, () => asMade),
    ...imageScripts('busybox', () => asImage),
    // A pull asks before and after.
    ...imageScripts('pulled:latest', () => ((said += 1) > 1 ? asMade : asImage)),
  })
  await ready(engine)
  return engine
}

const silent = { signal, step: () => {}, progress: () => {}, cleaning: () => {} }

/** All that hangs on two ids being one image's. */
async function toldOf(engine: Engine) {
  const edit = editInput.parse({ id: web, changes: { image: 'busybox' } })
  const { changes } = await readTarget({ engine, calls: editCalls(engine) }, edit, signal)
  const pulled = await createPull(engine, anonymous)({ reference: 'pulled' }, silent)
  const since = compareFiles(engine, { from: 'busybox', to: { kind: 'container', id: web } }, signal)
  const between = compareFiles(
    engine,
    { from: 'busybox', to: { kind: 'image', image: 'pulled:latest' } },
    signal,
  )
  return {
    spec: (await containerSpec(engine, web, signal)).image,
    edit: changes.map(({ setting }) => setting),
    platforms: (await inspectImage(engine, 'busybox', signal)).platforms.length,
    pulled: pulled.outcome,
    since: await since.next().then(
      ({ value }) => value,
      () => null,
    ),
    between: await between.next().then(
      ({ value }) => value,
      () => null,
    ),
  }
}

const same = {
  spec: 'same',
  edit: [],
  platforms: 1,
  pulled: 'same',
  since: { kind: 'changes', changes: [{ path: '/new', kind: 'added' }] },
  between: { kind: 'changes', changes: [] },
}

test.each([
  [digits, id],
  [id, digits],
  [digits, digits],
])(
  '%s and %s are one image: in a spec, an edit, a pull, a comparison and its platforms',
  async (one, two) => {
    const engine = await engineTelling(one, two)
    expect(await toldOf(engine)).toEqual(same)
    expect(await imageIdOf(engine, 'busybox', signal)).toBe(id)
  },
)

test('another image is another one, however it is told', async () => {
  for (const told of [other, other.slice('sha256:'.length)])
    expect(await toldOf(await engineTelling(told, id))).toEqual({
      spec: 'moved',
      edit: ['image'],
      platforms: 0,
      pulled: 'moved',
      since: null,
      between: null,
    })
})

test('a save point finds the image it was made on, and the containers that keep it', () => {
  const made = other.slice('sha256:'.length)
  const labels = { [savePointLabels.name]: 'a' }
  for (const [base, parent] of [
    [digits, id],
    [id, digits],
  ]) {
    const rows = [
      { Id: base, ParentId: '', Size: 1000, RepoTags: ['busybox:latest'] },
      { Id: made, ParentId: parent, Size: 1100, RepoTags: ['quayside-save/web:a'], Labels: labels },
    ]
    expect(savePointSizes(rows, new Set())).toEqual([{ id: other, added: 100, frees: 100 }])
    expect(savePointSizes(rows, new Set([other]))).toEqual([{ id: other, added: 100, frees: 0 }])
  }
})
