import { expect, test } from 'vitest'
import { containerDetails } from '../../../src/main/services/models/container-details.ts'
import { containerSize, containerSummary } from '../../../src/main/services/models/container-summary.ts'
import { fixture, named } from './fixture.ts'

const now = 1_800_000_000_000
const summary = (name: string, file = 'containers-1.41') => containerSummary(named(fixture(file), name), now)

test('a running container of engine 20.10 comes out whole', () => {
  const web = summary('web-1')
  expect(web).toMatchObject({
    name: 'web-1',
    image: 'busybox',
    command: 'httpd -f',
    createdAt: 1_795_214_787_000,
    state: 'running',
    health: 'healthy',
    exitCode: null,
    since: now - 4000,
    networks: ['shop'],
    compose: { project: 'shop', service: 'web' },
  })
})

test('IPv4 and IPv6 rows of one published port are one port', () => {
  expect(summary('web-1').ports).toEqual([
    { hostIp: '0.0.0.0', hostPort: 32768, containerPort: 53, protocol: 'udp' },
    { hostIp: '0.0.0.0', hostPort: 8080, containerPort: 80, protocol: 'tcp' },
    { hostIp: '127.0.0.1', hostPort: 8443, containerPort: 443, protocol: 'tcp' },
  ])
})

test('a port that two families publish under different numbers stays two ports', () => {
  const rows = [
    { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 49153, Type: 'tcp' },
    { IP: '::', PrivatePort: 80, PublicPort: 49154, Type: 'tcp' },
    { PrivatePort: 443, Type: 'tcp' },
  ]
  expect(containerSummary({ Ports: rows }, now).ports).toEqual([
    { hostIp: '0.0.0.0', hostPort: 49153, containerPort: 80, protocol: 'tcp' },
    { hostIp: '::', hostPort: 49154, containerPort: 80, protocol: 'tcp' },
    { hostIp: null, hostPort: null, containerPort: 443, protocol: 'tcp' },
  ])
})

test('an exposed port that is published is one port', () => {
  const rows = [
    { PrivatePort: 80, Type: 'tcp' },
    { IP: '0.0.0.0', PrivatePort: 80, PublicPort: 8080, Type: 'tcp' },
  ]
  expect(containerSummary({ Ports: rows }, now).ports).toEqual([
    { hostIp: '0.0.0.0', hostPort: 8080, containerPort: 80, protocol: 'tcp' },
  ])
})

test('mounts tell volumes from folders and the ones that the engine named itself', () => {
  const [data, scratch, srv] = summary('web-1').mounts
  expect(data).toEqual({ type: 'volume', source: 'data', target: '/data', readOnly: false, anonymous: false })
  expect(scratch).toMatchObject({ type: 'volume', target: '/scratch', anonymous: true })
  expect(srv).toEqual({ type: 'bind', source: '/srv', target: '/srv', readOnly: true, anonymous: false })
})

test('an ended container has its exit code, a paused and a created one have none', () => {
  expect(summary('ended')).toMatchObject({ state: 'exited', exitCode: 3, since: now - 3000 })
  expect(summary('paused')).toMatchObject({ state: 'paused', exitCode: null, health: 'none' })
  expect(summary('made')).toMatchObject({ state: 'created', exitCode: null, since: 1_795_214_788_000 })
})

test('the list of API 1.52, with health as a field of its own, comes out the same', () => {
  for (const name of ['web-1', 'paused', 'ended', 'made']) {
    expect(summary(name, 'containers-1.52')).toEqual(summary(name))
  }
})

test('a name that a legacy link added is not the container’s own', () => {
  expect(containerSummary({ Names: ['/web/db', '/db-1'] }, now).name).toBe('db-1')
})

test('a row of which everything is missing or of another kind is still a container', () => {
  const empty = containerSummary(
    { Id: 'a', Names: null, Ports: null, Labels: null, Mounts: null, Created: '' },
    now,
  )
  expect(empty).toMatchObject({ id: 'a', name: '', ports: [], labels: {}, mounts: [], compose: null })
})

test('sizes are those of the row', () => {
  const size = containerSize(named(fixture('containers-1.41'), 'ended'))
  expect(size.rootFs).toBe(1_982_319)
  expect(size.writable).toBe(0)
})

test('the inspection of engine 20.10 comes out whole', () => {
  const web = containerDetails(fixture('container-running-1.41'))
  expect(web).toMatchObject({
    name: 'web-1',
    state: 'running',
    exitCode: null,
    health: 'healthy',
    command: ['httpd', '-f'],
    restartPolicy: { name: 'on-failure', maximumRetries: 3 },
    memoryLimit: 64 * 1024 * 1024,
    cpuLimit: 1.5,
    stopTimeout: 20,
    stopSignal: 'SIGTERM',
    logDriver: 'json-file',
  })
  expect(web.env).toContainEqual({ name: 'GREETING', value: 'hi=there' })
  expect(web.startedAt).toBeGreaterThan(web.createdAt - 60_000)
  expect(web.finishedAt).toBeNull()
  expect(web.healthLog[0]).toMatchObject({ exitCode: 0 })
  expect(web.healthCommand).toBe('/bin/sh -c true')
  expect(web.mounts.map(({ target, type }) => `${type} ${target}`)).toEqual([
    'volume /data',
    'tmpfs /run',
    'volume /scratch',
    'bind /srv',
  ])
  expect(web.ports.map(({ hostPort, containerPort }) => `${hostPort}:${containerPort}`)).toEqual([
    '32768:53',
    '8080:80',
    '8443:443',
  ])
})

test('the inspection of API 1.52, without the lone address, comes out the same', () => {
  expect(containerDetails(fixture('container-running-1.52'))).toEqual(
    containerDetails(fixture('container-running-1.41')),
  )
})

test('network aliases do not hold the short id that engines before 1.45 added', () => {
  const [shop] = containerDetails(fixture('container-running-1.41')).networks
  expect(shop).toMatchObject({ name: 'shop', aliases: ['web'] })
  expect(shop?.ipAddress).toMatch(/^10\./)
})

test('a container that does not run shows the ports that it will ask for', () => {
  const made = containerDetails(fixture('container-created-1.41'))
  expect(made).toMatchObject({ state: 'created', tty: true, openStdin: true, exitCode: null, pid: null })
  expect(made.ports).toEqual([{ hostIp: null, hostPort: null, containerPort: 9000, protocol: 'tcp' }])
})

test('a port that is only exposed is told of a container that does not run', () => {
  const config = { ExposedPorts: { '80/tcp': {}, '53/udp': {} } }
  const host = { PortBindings: { '80/tcp': [{ HostIp: '', HostPort: '8080' }] } }
  expect(containerDetails({ Config: config, HostConfig: host }).ports).toEqual([
    { hostIp: null, hostPort: null, containerPort: 53, protocol: 'udp' },
    { hostIp: '0.0.0.0', hostPort: 8080, containerPort: 80, protocol: 'tcp' },
  ])
})

test('an ended container has times and a code', () => {
  const ended = containerDetails(fixture('container-exited-1.41'))
  expect(ended).toMatchObject({ state: 'exited', exitCode: 3, oomKilled: false, error: '' })
  expect(ended.finishedAt ?? 0).toBeGreaterThan(ended.startedAt ?? Infinity)
})
