import { expect } from 'vitest'
import { z } from 'zod'
import type { Docker } from './docker-cli.ts'

const inspection = z.array(z.record(z.string(), z.unknown()))

/** An inspection without what can never be the same twice. */
export function comparable(value: unknown, name: string, id: string): unknown {
  const own =
    /^(Id|Created|Name|Pid|StartedAt|FinishedAt|LogPath|.*Path|SandboxID|SandboxKey|EndpointID|MacAddress|.*IPAddress|MacAddress|NetworkID|GraphDriver|LastTagTime|Ports|Source|Start|End)$/
  // The engine treats an empty list or map as none at all.
  if (isEmpty(value)) return null
  if (Array.isArray(value)) return value.map((item) => comparable(item, name, id))
  if (typeof value === 'string')
    return value.replaceAll(id, 'ID').replaceAll(id.slice(0, 12), 'ID').replaceAll(name, 'NAME')
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value)
      .filter(([key]) => !own.test(key))
      .map(([key, item]) => [key, inOrder(key, comparable(item, name, id))]),
  )
}

/** Engine 20.10 keeps these in any order. */
function inOrder(key: string, value: unknown): unknown {
  if (!/^(Env|Binds|Mounts|Links)$/.test(key) || !Array.isArray(value)) return value
  return value.toSorted((a, b) => JSON.stringify(a).localeCompare(JSON.stringify(b)))
}

const isEmpty = (value: unknown) =>
  typeof value === 'object' && value !== null && Object.keys(value).length === 0

/** Reads what the CLI says of two twins, and holds them to be the same but for what no two can share. */
export function twins(docker: Docker) {
  const inspectedAll = async (names: readonly string[], type = 'container') =>
    inspection.parse(JSON.parse(await docker('inspect', '--type', type, ...names)))
  return {
    inspectedAll,
    inspected: async (name: string, type = 'container') => (await inspectedAll([name], type))[0] ?? {},
    alike: async (left: string, right: string, type = 'container'): Promise<void> => {
      const [ours = {}, theirs = {}] = await inspectedAll([left, right], type)
      expect(comparable(ours, left, String(ours['Id']))).toEqual(
        comparable(theirs, right, String(theirs['Id'])),
      )
    },
  }
}
