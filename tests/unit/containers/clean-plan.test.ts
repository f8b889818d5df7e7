import { expect, it } from 'vitest'
import {
  cleanRows,
  listedFor,
  newcomers,
} from '../../../src/renderer/features/containers/model/clean-plan.ts'
import { removalOf } from '../../../src/renderer/features/containers/model/removal.ts'
import { sample } from './sample.ts'

const runs = sample({ name: 'runs' })
const old = sample({ name: 'old', state: 'exited' })
const fresh = sample({ name: 'fresh', state: 'created' })
const leaving = sample({ name: 'leaving', state: 'removing' })
const names = (containers: readonly { readonly name: string }[]) => containers.map(({ name }) => name)

const volume = (source: string) =>
  ({ type: 'volume', source, target: '/data', readOnly: false, anonymous: true }) as const

it('lists what docker container prune would take, or everything, but for what is on its way out', () => {
  const all = [runs, old, fresh, leaving]
  expect(names(listedFor('stopped', all))).toEqual(['fresh', 'old'])
  expect(names(listedFor('all', all))).toEqual(['fresh', 'old', 'runs'])
})

it('marks what changed since the list was made, and takes no newcomer', () => {
  const listed = listedFor('stopped', [old, fresh])
  const now = [{ ...old, state: 'running' as const }, sample({ name: 'new', state: 'created' }), runs]
  expect(cleanRows('stopped', listed, now, []).map(({ standing }) => standing)).toEqual(['gone', 'started'])
  expect(names(newcomers('stopped', listed, now))).toEqual(['new'])
  // Where everything was meant, a start changes nothing.
  expect(cleanRows('all', listed, now, []).map(({ standing }) => standing)).toEqual(['gone', 'there'])
})

it('marks what is pinned and what a change of settings keeps for its Undo', () => {
  const kept = sample({ name: 'web.quayside-old-k3x9', state: 'exited' })
  const marks = cleanRows('stopped', [old, fresh, kept], [old, fresh, kept], ['old']).map(({ mark }) => mark)
  expect(marks).toEqual(['pinned', null, 'kept'])
})

it('an anonymous volume that a container which stays uses too is not taken along', () => {
  const going = sample({ name: 'going', state: 'exited', mounts: [volume('own'), volume('shared')] })
  const staying = sample({ name: 'staying', mounts: [volume('shared')] })
  expect(removalOf([going], [staying])).toMatchObject({
    anonymousVolumes: ['own'],
    sharedVolumes: ['shared'],
  })
  expect(removalOf([going, staying])).toMatchObject({
    anonymousVolumes: ['own', 'shared'],
    sharedVolumes: [],
  })
})
