import { describe, expect, test } from 'vitest'
import { carriedSettings } from '../../../../src/main/services/edits/carried.ts'
import { changedBody } from '../../../../src/main/services/edits/changed-body.ts'
import { pathsToCopy, worthKeeping } from '../../../../src/main/services/edits/changed-files.ts'
import { ownConfig } from '../../../../src/main/services/edits/own-config.ts'

const id = 'abcdef0123456789'.repeat(4)
const volume = '0123456789abcdef'.repeat(4)
const image = {
  Entrypoint: ['/entry'],
  Cmd: ['serve'],
  Env: ['PATH=/bin', 'VERSION=1'],
  Labels: { vendor: 'them' },
  WorkingDir: '/srv',
  ExposedPorts: { '80/tcp': {} },
  Healthcheck: { Test: ['CMD', 'ok'], Interval: 30 },
}

describe('what came from the image is left to the image', () => {
  test('as a container without options has it, nothing stays', () => {
    const own = ownConfig({ Id: id, Config: { ...image, Hostname: id.slice(0, 12) } }, image)
    expect(own).toEqual({ Env: [], Labels: {}, ExposedPorts: {}, Volumes: {} })
  })

  test('and what the person set stays, field by field', () => {
    const config = {
      ...image,
      Cmd: ['other'],
      Env: ['VERSION=2', 'PATH=/bin', 'MINE=1'],
      Labels: { vendor: 'them', role: 'web' },
      Healthcheck: { Test: ['CMD', 'ok'], Interval: 5 },
      Hostname: 'box',
    }
    expect(ownConfig({ Id: id, Config: config }, image)).toEqual({
      Cmd: ['other'],
      Env: ['VERSION=2', 'MINE=1'],
      Labels: { role: 'web' },
      Healthcheck: { Interval: 5 },
      Hostname: 'box',
      ExposedPorts: {},
      Volumes: {},
    })
  })

  test.each([
    [
      'an entrypoint of its own keeps the command',
      { Entrypoint: ['sh'], Cmd: ['serve'] },
      { Entrypoint: ['sh'], Cmd: ['serve'] },
    ],
    [
      'one that was taken away stays away',
      { Entrypoint: null, Cmd: ['x'] },
      { Entrypoint: [''], Cmd: ['x'] },
    ],
    [
      'the same one without the image’s command is its own',
      { Entrypoint: ['/entry'], Cmd: null },
      { Entrypoint: ['/entry'] },
    ],
  ])('%s', (_, config, expected) => {
    const { Entrypoint, Cmd } = ownConfig({ Id: id, Config: { ...image, ...config } }, image)
    expect({ ...(Entrypoint !== undefined && { Entrypoint }), ...(Cmd !== undefined && { Cmd }) }).toEqual(
      expected,
    )
  })
})

describe('what a container is made of', () => {
  const inspection = {
    Id: id,
    Config: { Hostname: 'box', Volumes: { '/scratch': {} } },
    HostConfig: {
      NetworkMode: 'shop',
      Links: ['/db:/web/database'],
      Binds: ['data:/data:ro'],
      Mounts: [{ Type: 'volume', Target: '/typed/' }],
      Memory: 100,
      MemorySwap: 200,
      CpuQuota: 5,
    },
    Mounts: [
      { Type: 'volume', Name: 'data', Destination: '/data', RW: false },
      { Type: 'volume', Name: volume, Destination: '/scratch', RW: true },
      { Type: 'volume', Name: 'typed', Destination: '/typed', RW: true },
    ],
    NetworkSettings: {
      Networks: {
        back: { Aliases: ['inner', id.slice(0, 12)], MacAddress: '02:42:0a:00:00:02' },
        shop: {
          Aliases: ['store', 'box'],
          IPAMConfig: { IPv4Address: '10.0.0.9' },
          MacAddress: '1e:aa:00:00:00:01',
        },
      },
    },
  }
  const carried = carriedSettings(inspection, {})

  test('volumes without names go by the names that the engine gave, and what it dealt out is not asked for', () => {
    expect(carried.body).toMatchObject({
      HostConfig: {
        Binds: ['data:/data:ro', `${volume}:/scratch:nocopy`],
        Mounts: [{ Source: 'typed' }],
        Links: ['db:database'],
      },
      NetworkingConfig: {
        EndpointsConfig: {
          shop: {
            Aliases: ['store'],
            IPAMConfig: { IPv4Address: '10.0.0.9' },
            MacAddress: '1e:aa:00:00:00:01',
          },
        },
      },
    })
    expect(carried).toMatchObject({
      networks: [{ network: 'back', endpoint: { Aliases: ['inner'] } }],
      leave: null,
    })
    expect(JSON.stringify(carried.networks)).not.toContain('02:42')
  })

  test('a network that was left is left again, and those of another container stay its own', () => {
    const { HostConfig: host, NetworkSettings: _, ...rest } = inspection
    expect(carriedSettings({ ...rest, HostConfig: host }, {}).leave).toBe('shop')
    const shared = { ...inspection, HostConfig: { ...host, NetworkMode: 'container:db' } }
    expect(carriedSettings(shared, {})).toMatchObject({ networks: [], leave: null })
  })

  test('a change touches its own lines and no others', () => {
    const current = {
      image: 'a',
      env: [{ name: 'A', value: '1' }],
      mounts: [{ type: 'volume' as const, source: 'data', target: '/data', readOnly: true }],
    }
    const body = { ...carried.body, Env: ['A=1', 'HIDDEN=1'] }
    const changed = changedBody(body, current, {
      ...current,
      env: [{ name: 'B', value: '2' }],
      mounts: [{ type: 'bind', source: '/srv', target: '/data' }],
      memoryBytes: 300,
      cpus: 1,
    })
    expect(changed).toMatchObject({
      Env: ['HIDDEN=1', 'B=2'],
      HostConfig: { Binds: [`${volume}:/scratch:nocopy`, '/srv:/data'], Memory: 300, NanoCpus: 1e9 },
    })
    // What the engine derived from the old limits would stand in the way of the new ones.
    expect(Object.keys(Object(changed['HostConfig']))).not.toEqual(
      expect.arrayContaining(['MemorySwap', 'CpuQuota']),
    )
    expect(changedBody(body, current, current)).toEqual(body)
  })
})

test('each written path is copied once: new folders whole, changed files alone, nothing of a mount or of the engine', () => {
  const changes = [
    ...['/etc', '/etc/conf', '/srv', '/run'].map((path) => ({ kind: 'changed' as const, path })),
    ...['/etc/hosts', '/srv/data', '/srv/data/x', '/own', '/own/a', '/own/a/b', '/run/pid'].map((path) => ({
      kind: 'added' as const,
      path,
    })),
    { kind: 'deleted' as const, path: '/bin/gone' },
  ]
  const mounts = ['/srv/data', '/etc/hosts']
  expect(pathsToCopy(changes, mounts)).toEqual(['/etc/conf', '/own', '/run/pid'])
  expect(worthKeeping(changes, mounts)).toEqual({ count: 2, first: ['/etc/conf', '/own'], deleted: 1 })
})
