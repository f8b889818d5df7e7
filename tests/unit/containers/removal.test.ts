import { expect, test } from 'vitest'
import type { MountSummary } from '#shared/contract/containers.ts'
import { removalOf } from '../../../src/renderer/features/containers/model/removal.ts'
import { sample } from './sample.ts'

const mount = (source: string, over: Partial<MountSummary> = {}): MountSummary => ({
  type: 'volume',
  source,
  target: '/data',
  readOnly: false,
  anonymous: false,
  ...over,
})

test('anonymous volumes may go; named volumes, host folders and images stay', () => {
  const removal = removalOf([
    sample({ name: 'a', mounts: [mount('named'), mount('f'.repeat(64), { anonymous: true })] }),
    sample({ name: 'b', state: 'exited', mounts: [mount('named'), mount('/srv', { type: 'bind' })] }),
    sample({ name: 'c', state: 'paused', mounts: [mount('', { type: 'tmpfs' })] }),
  ])
  expect(removal.anonymousVolumes).toEqual(['f'.repeat(64)])
  expect(removal.namedVolumes).toEqual(['named'])
  expect(removal.hostFolders).toEqual(['/srv'])
  expect(removal.images).toEqual(['nginx:latest'])
  expect(removal.running.map((container) => container.name)).toEqual(['a', 'c'])
})
