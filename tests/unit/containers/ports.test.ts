import { expect, test } from 'vitest'
import {
  exposedPorts,
  portAddress,
  portText,
  publishedPorts,
} from '../../../src/renderer/features/containers/model/ports.ts'
import { tcp } from './sample.ts'

test('a port told for IPv4 and IPv6 is one port', () => {
  const ports = [tcp(8080, 80, '0.0.0.0'), tcp(8080, 80, '::'), tcp(443, 443)]
  expect(publishedPorts(ports).map(portText)).toEqual(['443 → 443', '8080 → 80'])
})

test('a port on one address of the host is kept apart and named', () => {
  const ports = [tcp(8080, 80, '192.168.0.7'), tcp(8080, 80, '127.0.0.1')]
  expect(publishedPorts(ports).map(portText)).toEqual(['192.168.0.7:8080 → 80', '8080 → 80'])
})

test('only tcp that this computer reaches can be opened', () => {
  expect(portAddress(tcp(8080, 80), false)).toBe('http://localhost:8080')
  expect(portAddress(tcp(8080, 80), true)).toBeNull()
  expect(portAddress(tcp(8080, 80, '192.168.0.7'), false)).toBeNull()
  expect(portAddress({ ...tcp(53, 53), protocol: 'udp' }, false)).toBeNull()
  expect(portAddress(tcp(null, 80), false)).toBeNull()
})

test('exposed ports that are not published are told apart', () => {
  expect(exposedPorts([tcp(8080, 80), tcp(null, 80), tcp(null, 443)]).map(portText)).toEqual(['443'])
  expect(portText({ ...tcp(53, 53), protocol: 'udp' })).toBe('53 → 53/udp')
})
