import { execFile } from 'node:child_process'
import { rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { startBrowserHost } from '../support/browser-host.ts'
import { dockerEnvironment } from '../support/docker-cli.ts'
import { startGround } from '../support/ground.ts'
import { enterHost, fetchTicket, peakMemory, sendTicket } from './host-page.ts'
import { type Figure, median } from './figure.ts'

const megabytes = Number(process.env['QUAYSIDE_TAR_MB'] ?? 1000)
const rounds = 3
const program = promisify(execFile)

/** An image of 1 GB to a tar and from one, through the whole browser host, beside `docker save` and `docker load`, in turn. */
export async function run(): Promise<readonly Figure[]> {
  const ground = await startGround()
  const host = await startBrowserHost({ folder: ground.folder, environment: ground.environment })
  const page = await enterHost(host)
  const env = dockerEnvironment(ground.engine)
  const file = (name: string) => join(ground.folder, name)
  const tar = file('ours.tar')
  try {
    await ground.docker('pull', '--quiet', 'busybox')
    const fill = `head -c ${String(megabytes)}000000 /dev/urandom > /big`
    await ground.docker('run', '--name', 'source', 'busybox', 'sh', '-c', fill)
    await ground.docker('commit', 'source', 'big')
    await ground.docker('rm', 'source')
    const save = async () => fetchTicket(page, (await page.api.tars.save({ images: ['big'] })).ticket, tar)
    const load = async () => {
      const { size } = await stat(tar)
      const { ticket, taskId } = await page.api.tars.load({ fileName: 'ours.tar', size })
      await sendTicket(page, ticket, tar)
      return taskId
    }
    const before = peakMemory(host.pid)
    const saves = emptyPairs()
    const loads = emptyPairs()
    for (let round = 0; round < rounds; round += 1) {
      await rm(file('theirs.tar'), { force: true })
      saves.theirs.push(
        await timed(() => program('docker', ['save', '-o', file('theirs.tar'), 'big'], { env })),
      )
      saves.ours.push(await timed(save))
      await ground.docker('image', 'rm', 'big')
      loads.theirs.push(await timed(() => program('docker', ['load', '-i', tar], { env })))
      await ground.docker('image', 'rm', 'big')
      loads.ours.push(await timed(load))
    }
    return [
      figure('save', saves),
      figure('load', loads),
      {
        name: `tar of ${String(megabytes)} MB, memory of the host`,
        value: Math.max(0, peakMemory(host.pid) - before),
        limit: 64,
        unit: 'MB more',
        behind: `peak above ${String(before)} MB after ${String(rounds * 2)} tars`,
      },
    ]
  } finally {
    page.leave()
    await host.stop()
    await ground.dispose()
  }
}

interface Times {
  readonly ours: number[]
  readonly theirs: number[]
}

const emptyPairs = (): Times => ({ ours: [], theirs: [] })

function figure(what: 'save' | 'load', { ours, theirs }: Times): Figure {
  const value = Math.round((median(ours) / median(theirs)) * 100) / 100
  return {
    name: `${what} a tar of ${String(megabytes)} MB`,
    value,
    limit: 1.15,
    unit: `× docker ${what}`,
    behind: `ours ${String(Math.round(median(ours)))} ms, docker ${what} ${String(Math.round(median(theirs)))} ms, medians of ${String(rounds)} pairs`,
  }
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

if (import.meta.main) console.log(await run())
