import { expect, it } from 'vitest'
import { mountPart } from '../../../src/main/services/models/spec-mounts.ts'

const hash = 'a1'.repeat(32)

it('tells a volume that the engine named once and without that name, after an edit that took it along, too', () => {
  const config = { Volumes: { '/anon': {}, '/own': {}, '/of-image': {} } }
  const image = { Volumes: { '/of-image': {} } }
  const anonymous = { type: 'volume', target: '/anon' }
  const own = { type: 'bind', source: '/srv', target: '/own' }
  const fresh = { Binds: ['/srv:/own'] }
  expect(mountPart(config, fresh, image).input.mounts).toEqual([own, anonymous])
  const edited = { Binds: ['/srv:/own', `${hash}:/anon:nocopy`, `${hash}:/of-image:nocopy`] }
  expect(mountPart(config, edited, image).input.mounts).toEqual([own, anonymous])
})

it('leaves a name that somebody gave, however it looks, and what is read-only', () => {
  const binds = [`${hash}:/a`, `${hash}:/b:ro,nocopy`]
  expect(mountPart({}, { Binds: binds }, {}).input.mounts).toEqual([
    { type: 'volume', source: hash, target: '/a' },
    { type: 'volume', source: hash, target: '/b', readOnly: true, options: ['nocopy'] },
  ])
})
