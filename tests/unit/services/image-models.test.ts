import { expect, test } from 'vitest'
import { engineInfo } from '../../../src/main/services/models/engine-info.ts'
import { fileChange } from '../../../src/main/services/models/file-change.ts'
import { imageDetails } from '../../../src/main/services/models/image-details.ts'
import { imageSummary } from '../../../src/main/services/models/image-summary.ts'
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
