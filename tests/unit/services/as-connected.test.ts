import { describe, expect, test } from 'vitest'
import { asConnected } from '../../../src/main/services/models/as-connected.ts'

const id = 'abcdef0123456789'.repeat(4)
const inspection = (mode: string, ...names: string[]) => ({
  HostConfig: { NetworkMode: mode, Privileged: true },
  NetworkSettings: { Networks: Object.fromEntries(names.map((name) => [name, { NetworkID: id }])) },
})

describe('the network that a container is said to be on', () => {
  test.each([
    ['what it was made with, while it is on it', 'shop', ['back', 'shop'], 'shop'],
    ['told by its id', id.slice(0, 12), ['shop'], id.slice(0, 12)],
    ['the default one', 'default', ['bridge', 'shop'], 'default'],
    ['the one that it was moved to', 'shop', ['back'], 'back'],
    ['one that it was moved to from the default', 'default', ['shop'], 'shop'],
    ['the default one, moved to from another', 'shop', ['bridge'], 'bridge'],
    ['what it was made with, on no network', 'shop', [], 'shop'],
    ['the host’s, which none is joined beside', 'host', ['host'], 'host'],
    ['that of another container', 'container:db', [], 'container:db'],
  ])('is %s', (_what, mode, names, expected) => {
    expect(asConnected(inspection(mode, ...names))).toMatchObject({
      HostConfig: { NetworkMode: expected, Privileged: true },
    })
  })
})
