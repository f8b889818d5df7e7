import { expect, test } from 'vitest'
import {
  countByShow,
  filterContainers,
  type ListFilter,
} from '../../../src/renderer/features/containers/model/filter.ts'
import { sample, tcp } from './sample.ts'

const everything: ListFilter = { show: 'all', text: '', state: 'any', health: 'any' }
const names = (filter: Partial<ListFilter>) =>
  filterContainers(list, { ...everything, ...filter }).map((container) => container.name)

const list = [
  sample({ name: 'Shop-web', compose: { project: 'shop', service: 'web' }, ports: [tcp(8080, 80)] }),
  sample({
    name: 'queue',
    image: 'redis:7',
    networks: ['bridge', 'Backend_net'],
    state: 'paused',
    health: 'unhealthy',
  }),
  sample({ name: 'old', id: 'f00d1234', state: 'exited', labels: { team: 'Blue' }, image: 'busybox' }),
]

test('a paused container counts as running, an exited one as stopped', () => {
  expect(countByShow(list)).toEqual({ all: 3, running: 2, stopped: 1 })
  expect(names({ show: 'running' })).toEqual(['Shop-web', 'queue'])
  expect(names({ show: 'stopped' })).toEqual(['old'])
})

test.each([
  ['name without regard to case', 'shop-WEB', ['Shop-web']],
  ['image', 'redis', ['queue']],
  ['beginning of the id', 'f00d', ['old']],
  ['label as key=value', 'team=blue', ['old']],
  ['compose project', 'shop', ['Shop-web']],
  ['network', 'backend', ['queue']],
  ['host port', '8080', ['Shop-web']],
  ['container port', '80', ['Shop-web']],
  ['every word must be found', 'nginx shop', ['Shop-web']],
  ['spaces alone find everything', '  ', ['Shop-web', 'queue', 'old']],
  ['nothing', 'no-such-thing', []],
])('text finds by %s', (_what, text, found) => {
  expect(names({ text })).toEqual(found)
})

test('part of a port number is not a port', () => {
  expect(names({ text: '808' })).toEqual([])
})

test('state and health narrow together with the rest', () => {
  expect(names({ state: 'paused' })).toEqual(['queue'])
  expect(names({ health: 'unhealthy' })).toEqual(['queue'])
  expect(names({ state: 'running', health: 'unhealthy' })).toEqual([])
})
