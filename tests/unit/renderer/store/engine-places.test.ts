import { expect, test } from 'vitest'
import { authorityHere, enginePlaces } from '../../../../src/renderer/store/engine-places.ts'

const registry = '10.0.0.9:5000'

test.each([
  ['unix', 'unix:///var/run/docker.sock', 'linux', false, '/etc/docker/certs.d/10.0.0.9:5000/ca.crt'],
  ['ssh', 'ssh://box', 'linux', false, '/etc/docker/certs.d/10.0.0.9:5000/ca.crt'],
  [
    'unix',
    'unix:///Users/kim/.docker/run/docker.sock',
    'linux',
    true,
    '~/.docker/certs.d/10.0.0.9:5000/ca.crt',
  ],
  // A colon cannot be in a name there.
  [
    'npipe',
    'npipe:////./pipe/dockerDesktopLinuxEngine',
    'linux',
    true,
    '%USERPROFILE%\\.docker\\certs.d\\10.0.0.95000\\ca.crt',
  ],
  [
    'npipe',
    'npipe:////./pipe/docker_engine',
    'windows',
    false,
    '%PROGRAMDATA%\\docker\\certs.d\\10.0.0.95000\\ca.crt',
  ],
] as const)('by %s at %s, an engine of %s', (transport, address, os, desktop, file) => {
  const places = enginePlaces({ transport, address }, { os })
  expect([places.desktop, places.authority(registry)]).toEqual([desktop, file])
})

test('this computer has its own place', () => {
  expect(authorityHere('win32', registry)).toBe('%USERPROFILE%\\.docker\\certs.d\\10.0.0.95000\\ca.crt')
  expect(authorityHere('linux', registry)).toBe('/etc/docker/certs.d/10.0.0.9:5000/ca.crt')
})
