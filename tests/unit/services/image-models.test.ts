import { expect, test } from 'vitest'
import { containerSummary } from '../../../src/main/services/models/container-summary.ts'
import { engineInfo } from '../../../src/main/services/models/engine-info.ts'
import { fileChange } from '../../../src/main/services/models/file-change.ts'
import { imageDetails } from '../../../src/main/services/models/image-details.ts'
import { imageSizes } from '../../../src/main/services/models/image-size.ts'
import { imageSummary } from '../../../src/main/services/models/image-summary.ts'
import { records } from '../../../src/main/services/models/raw.ts'
import { fixture } from './fixture.ts'

const images = (name: string) => {
  const rows = fixture(name)
  return Array.isArray(rows) ? rows.map(imageSummary) : []
}

test('a tagged image has its references, an untagged one is dangling', () => {
  const [dangling, tagged] = images('images-1.41')
  expect(tagged).toMatchObject({
    references: ['busybox:latest', 'registry.example.com:5000/team/app:1.0', 'temp:latest'],
    dangling: false,
    savePoint: null,
  })
  expect(dangling).toMatchObject({ references: [], digests: [], dangling: true })
})

test('untagged images of API 1.43 and newer, without <none>, come out the same', () => {
  expect(images('images-1.44')).toEqual(images('images-1.41'))
})

test('the containerd store names images in full and dangling ones in its own way', () => {
  const [nginx, dangling] = images('images-containerd-1.52')
  expect(nginx).toMatchObject({
    id: `sha256:${'b'.repeat(64)}`,
    references: ['nginx:1.27', 'nginx:latest'],
    digests: [`nginx@sha256:${'b'.repeat(64)}`],
    createdAt: 1_750_000_000_000,
    size: 279_000_000,
    dangling: false,
    savePoint: null,
  })
  expect(dangling).toMatchObject({ references: [], digests: [], dangling: true })
})

test('an image that lost its tag and kept its digest is not dangling', () => {
  const digest = `nginx@sha256:${'d'.repeat(64)}`
  expect(imageSummary({ Id: 'a', RepoTags: null, RepoDigests: [digest] })).toMatchObject({
    references: [],
    digests: [digest],
    dangling: false,
    savePoint: null,
  })
})

test('the inspection of an image tells its configuration and its layers', () => {
  const details = imageDetails(fixture('image-dangling-1.41'), fixture('image-history-1.41'))
  expect(details).toMatchObject({
    references: [],
    os: 'linux',
    architecture: 'amd64',
    exposedPorts: ['80/tcp'],
    volumes: ['/v'],
    labels: { a: 'b' },
    command: ['sh'],
    env: ['PATH=/bin'],
  })
  expect(details.createdAt).toBeGreaterThan(1_700_000_000_000)
  expect(details.history[0]?.createdBy).toContain('VOLUME')
  expect(details.history.at(-1)?.size).toBeGreaterThan(1_000_000)
})

test('the containerd store tells every platform of an image, and no attestation', () => {
  const [row] = records(fixture('images-containerd-1.47'))
  const [listed] = images('images-containerd-1.47')
  const details = imageDetails(
    fixture('image-containerd-1.52'),
    fixture('image-history-containerd-1.52'),
    row,
  )
  expect(details).toMatchObject({
    id: listed?.id,
    references: ['nginx:latest'],
    os: 'linux',
    architecture: 'arm64/v8',
    size: 72_967_114,
    author: '',
    comment: '',
    workingDir: '',
    user: '',
    exposedPorts: ['80/tcp'],
    volumes: [],
    platforms: [
      { digest: `sha256:${'1'.repeat(64)}`, platform: 'linux/amd64', here: true, size: 278_926_592 },
      { digest: `sha256:${'2'.repeat(64)}`, platform: 'linux/arm64/v8', here: false, size: null },
    ],
  })
  expect(details.history.map(({ size }) => size)).toEqual([0, 118_000_000, 87_900_000])
})

test('Podman tells names in a list of their own, and no date of tagging', () => {
  const [alpine, dangling] = images('images-podman-1.41')
  expect(alpine).toMatchObject({ references: ['alpine:3.20', 'localhost/base:latest'], dangling: false })
  expect(alpine?.digests).toHaveLength(2)
  expect(dangling).toMatchObject({ references: [], digests: [], dangling: true })
  const details = imageDetails(fixture('image-podman-1.41'), fixture('image-history-podman-1.41'))
  expect(details).toMatchObject({
    id: alpine?.id,
    references: alpine?.references,
    command: ['/bin/sh'],
    entrypoint: [],
    platforms: [],
  })
})

test('an id of Podman without its algorithm is the same image as one with it', () => {
  const id = 'c'.repeat(64)
  expect(imageSummary({ Id: id }).id).toBe(`sha256:${id}`)
  expect(imageDetails({ Id: id }, []).id).toBe(`sha256:${id}`)
  expect(imageSizes({ Images: [{ Id: id, Size: 1, SharedSize: 0 }] })[0]?.id).toBe(`sha256:${id}`)
  expect(containerSummary({ ImageID: id }, 0).imageId).toBe(imageSummary({ Id: `sha256:${id}` }).id)
})

test.each([
  ['a graph driver', { Images: [{ Id: 'a', Size: 100, SharedSize: 60, VirtualSize: 100 }] }, 60, 40],
  ['API 1.52', { ImageUsage: { Items: [{ Id: 'a', Size: 100, SharedSize: 60 }] } }, 60, 40],
  ['a store that did not measure', { Images: [{ Id: 'a', Size: 100, SharedSize: -1 }] }, null, null],
  ['shared content counted twice', { Images: [{ Id: 'a', Size: 50, SharedSize: 60 }] }, 60, 0],
])('shared and unique sizes of %s', (_, answer, shared, unique) => {
  expect(imageSizes(answer)).toEqual([{ id: 'a', shared, unique }])
})

test('an image without a date of creation has none', () => {
  expect(imageDetails({ Created: '' }, []).createdAt).toBeNull()
  expect(imageDetails({ Created: '0001-01-01T00:00:00Z' }, null).createdAt).toBeNull()
})

test('the engine tells what it is', () => {
  const info = engineInfo(fixture('info-1.41'), fixture('version-1.41'))
  expect(info).toMatchObject({
    name: 'harbour',
    apiVersion: '1.41',
    minApiVersion: '1.12',
    storageDriver: 'overlay2',
    loggingDriver: 'json-file',
    containers: { running: 1, paused: 1, stopped: 2 },
    insecureRegistries: ['127.0.0.0/8'],
  })
  expect(info.memoryBytes).toBeGreaterThan(1_000_000)
  expect(info.version).toMatch(/^20\.10/)
})

test('security options read as words', () => {
  const options = ['name=seccomp,profile=default', 'name=rootless', 'apparmor']
  expect(engineInfo({ SecurityOptions: options }, {}).security).toEqual([
    'seccomp (default)',
    'rootless',
    'apparmor',
  ])
})

test.each([
  [0, 'changed'],
  [1, 'added'],
  [2, 'deleted'],
])('a file change of kind %i is %s', (kind, word) => {
  expect(fileChange({ Kind: kind, Path: '/etc/hosts' })).toEqual({ kind: word, path: '/etc/hosts' })
})
