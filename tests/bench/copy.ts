import { execFile } from 'node:child_process'
import { statSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startBrowserHost } from '../support/browser-host.ts'
import { dockerEnvironment } from '../support/docker-cli.ts'
import { startGround } from '../support/ground.ts'
import { type Figure, median } from './figure.ts'
import { enterHost, fetchTicket, peakMemory, sendTicket } from './host-page.ts'

const megabytes = 200
const rounds = 9
const program = promisify(execFile)

/**
 * 200 MB out of a container and into it, through the whole browser host, beside `docker cp`, in turn. Into it twice:
 * as a new file, and over one of that name, whose owner is kept (which `docker cp` does not ask for).
 */
export async function run(): Promise<readonly Figure[]> {
  const ground = await startGround()
  const host = await startBrowserHost({ folder: ground.folder, environment: ground.environment })
  const page = await enterHost(host)
  const env = dockerEnvironment(ground.engine)
  const file = (name: string) => join(ground.folder, name)
  const cp = (...args: string[]) => program('docker', ['cp', ...args], { env })
  try {
    await ground.docker('pull', '--quiet', 'busybox')
    await program('dd', ['if=/dev/urandom', `of=${file('source')}`, 'bs=1M', `count=${megabytes}`])
    const fresh = async (): Promise<void> => {
      await ground.docker('rm', '--force', 'big').catch(() => undefined)
      await ground.docker('create', '--name', 'big', 'busybox')
    }
    const { size } = statSync(file('source'))
    const out = async () => {
      const { ticket } = await page.api.files.download({ id: 'big', path: '/source' })
      await fetchTicket(page, ticket, file('ours'))
    }
    const into = async (overwrite: boolean) => {
      const entries = [{ kind: 'file' as const, path: 'ours', size, modifiedAt: Date.now() }]
      const { ticket } = await page.api.files.upload({ id: 'big', path: '/', entries, overwrite })
      await sendTicket(page, ticket, file('source'))
    }
    const cpInto = () => cp(file('source'), 'big:/theirs')
    await fresh()
    await cp(file('source'), 'big:/source')
    await out()
    await into(false)
    const before = peakMemory(host.pid)
    const outward = await pairs(
      out,
      () => cp('big:/source', file('theirs')),
      () => forget(file('ours'), file('theirs')),
    )
    const inward = await pairs(() => into(false), cpInto, fresh)
    await into(true)
    const over = await pairs(() => into(true), cpInto, nothing)
    const growth = Math.max(0, peakMemory(host.pid) - before)
    return [
      figure('copy out, 200 MB', outward),
      figure('copy in, 200 MB', inward),
      figure('copy in, 200 MB, over a file of that name', over),
      {
        name: 'copy, memory of the host',
        value: growth,
        limit: 64,
        unit: 'MB more',
        behind: `peak above ${before} MB after ${rounds * 3} copies`,
      },
    ]
  } finally {
    page.leave()
    await host.stop()
    await ground.dispose()
  }
}

interface Pairs {
  readonly ours: readonly number[]
  readonly theirs: readonly number[]
}

async function pairs(
  ours: () => Promise<unknown>,
  theirs: () => Promise<unknown>,
  tidy: () => Promise<unknown>,
): Promise<Pairs> {
  const times: { readonly ours: number[]; readonly theirs: number[] } = { ours: [], theirs: [] }
  for (let round = 0; round < rounds; round += 1) {
    await tidy()
    // Who goes second finds the disk busier, or the caches warmer: that is ours and theirs in turn.
    const first = round % 2 === 0
    if (first) times.ours.push(await timed(ours))
    times.theirs.push(await timed(theirs))
    if (!first) times.ours.push(await timed(ours))
  }
  return times
}

function figure(name: string, { ours, theirs }: Pairs): Figure {
  const value = Math.round((median(ours) / median(theirs)) * 100) / 100
  const behind = `ours ${Math.round(median(ours))} ms, docker cp ${Math.round(median(theirs))} ms, medians of ${rounds} pairs`
  return { name, value, limit: 1.15, unit: '× docker cp', behind }
}

const nothing = () => Promise.resolve()
const forget = (...files: readonly string[]) => Promise.all(files.map((file) => rm(file, { force: true })))

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

if (import.meta.main) console.log(await run())
