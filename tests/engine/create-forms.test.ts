import * as fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createInput, type CreateInput } from '#shared/contract/create-input.ts'
import { create } from '#shared/docker-command/containers.ts'
import { call, startApp } from '../support/app-on-ground.ts'
import { createForms, formImages, formStage } from '../support/create-forms.ts'
import { emptyEngine } from '../support/empty-engine.ts'
import { ground } from '../support/engine-ground.ts'
import { comparable, twins } from '../support/twins.ts'

/** QUAYSIDE_FORMS=500 for hundreds; as many as fit into a run of all tests otherwise. */
const count = Number(process.env['QUAYSIDE_FORMS'] ?? 25)
const atOnce = 8

const { docker } = ground
const app = startApp(ground.environment)
const { inspectedAll } = twins(docker)

beforeAll(async () => {
  await app.engine.ready(AbortSignal.timeout(10_000))
  await Promise.all(['busybox', ...formImages].map((image) => docker('pull', image)))
  await docker(
    'network',
    'create',
    '--ipv6',
    '--subnet',
    formStage.subnet,
    '--subnet',
    formStage.subnet6,
    formStage.network,
  )
  for (const peer of formStage.peers)
    await docker('run', '-d', '--name', peer, '-v', '/kept', 'busybox', 'sleep', '1000')
})
afterAll(async () => {
  await emptyEngine(docker)
  await app.stop()
})

/** One form: the app makes it, the real CLI makes its twin by the command shown, and the form is read back. */
async function proof(form: CreateInput, at: number) {
  const [ours, theirs] = [`ours-${at}-x`, `them-${at}-y`]
  const { id } = await app.containers.create(createInput.parse({ ...form, name: ours }), call)
  const [program, ...words] = create({ ...form, name: theirs })
  expect(program).toBe('docker')
  await docker(...words)
  const [made = {}, twin = {}] = await inspectedAll([ours, theirs])
  const spec = await app.containers.spec({ id }, call)
  await docker('rm', '--force', '--volumes', ours, theirs)
  expect(comparable(made, ours, String(made['Id']))).toEqual(comparable(twin, theirs, String(twin['Id'])))
  expect(spec.unexpressed).toEqual([])
  expect(spec.image).toBe('same')
  expect(inOrder(spec.input)).toEqual(inOrder({ ...form, name: ours }))
}

const sorted = <Item extends object>(items: readonly Item[] | undefined) => {
  const key = (item: Item) => JSON.stringify(Object.entries(item).toSorted(([a], [b]) => a.localeCompare(b)))
  return items?.toSorted((a, b) => key(a).localeCompare(key(b)))
}

/** The engine keeps these in any order, and a container whose network is shared by its id. */
function inOrder(form: CreateInput): CreateInput {
  const { env, mounts, ports, expose, links, network } = form
  return {
    ...form,
    network: network?.replace(/^container:[0-9a-f]{64}$/, `container:${formStage.peers[0]}`),
    env: sorted(env),
    mounts: sorted(mounts),
    ports: sorted(ports),
    expose: sorted(expose),
    links: sorted(links),
  }
}

describe('the create form, proved', () => {
  test(`${count} forms`, { timeout: 60_000 + count * 4000 }, async () => {
    const seed = Number(process.env['QUAYSIDE_SEED'] ?? Date.now() % 1_000_000)
    const forms = fc.sample(createForms, { numRuns: count, seed })
    for (let at = 0; at < forms.length; at += atOnce) {
      const batch = forms.slice(at, at + atOnce)
      const outcomes = await Promise.allSettled(batch.map((form, more) => proof(form, at + more)))
      for (const [more, outcome] of outcomes.entries()) {
        if (outcome.status === 'fulfilled') continue
        const form = JSON.stringify(batch[more])
        throw new Error(`QUAYSIDE_SEED=${seed}: ${form}`, { cause: outcome.reason })
      }
    }
  })
})
