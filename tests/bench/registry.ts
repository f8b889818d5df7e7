import { randomBytes } from 'node:crypto'
import { execFileSync, spawn } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { startApp, call } from '../support/app-on-ground.ts'
import { dockerEnvironment } from '../support/docker-cli.ts'
import { startGround, type Ground } from '../support/ground.ts'
import { type Figure, median } from './figure.ts'

const rounds = 7
const megabytes = 60

/** One image of 60 MB pulled from, and pushed to, a registry on this computer, each beside the docker CLI, in turn. */
export async function run(): Promise<readonly Figure[]> {
  const ground = await startGround()
  const app = startApp(ground.environment)
  try {
    await app.engine.ready(AbortSignal.timeout(10_000))
    const ended = async ({ taskId }: { readonly taskId: string }) => {
      const task = await app.ended(taskId)
      if (task.state !== 'done') throw new Error(task.fault?.message ?? task.state)
    }
    const reference = `${ground.registry}/team/big:1.0`
    const pull = await pairs(
      async () => void (await ground.docker('rmi', '--force', reference).catch(() => '')),
      async () => ended(await app.images.pull({ reference }, call)),
      () => cli(ground, 'pull', reference),
    )
    let round = 0
    let fresh = ''
    const push = await pairs(
      async () => {
        round += 1
        fresh = `${ground.registry}/pushed/bench-${round}:1`
        await importFresh(ground, fresh)
      },
      async () => ended(await app.images.push({ reference: fresh }, call)),
      () => cli(ground, 'push', fresh),
    )
    return [figure('pull', pull), figure('push', push)]
  } finally {
    await app.stop()
    await ground.dispose()
  }
}

interface Pairs {
  readonly ours: readonly number[]
  readonly theirs: readonly number[]
}

async function pairs(
  prepare: () => Promise<void>,
  ours: () => Promise<void>,
  theirs: () => Promise<void>,
): Promise<Pairs> {
  const taken: { readonly ours: number[]; readonly theirs: number[] } = { ours: [], theirs: [] }
  const timed = async (work: () => Promise<void>) => {
    await prepare()
    const before = performance.now()
    await work()
    return performance.now() - before
  }
  await timed(theirs)
  for (let round = 0; round < rounds; round += 1) {
    // Who goes first changes, so that neither always finds the warmer disk.
    if (round % 2 === 0) taken.theirs.push(await timed(theirs))
    taken.ours.push(await timed(ours))
    if (round % 2 === 1) taken.theirs.push(await timed(theirs))
  }
  return taken
}

function figure(name: string, { ours, theirs }: Pairs): Figure {
  const [mine, cliTime] = [median(ours), median(theirs)]
  return {
    name,
    value: Math.round((mine / cliTime) * 100) / 100,
    limit: 1.05,
    unit: `× docker ${name}`,
    behind: `ours ${Math.round(mine)} ms, docker ${name} ${Math.round(cliTime)} ms, medians of ${rounds} pairs, ${megabytes} MB`,
  }
}

/** An image that no registry has: a push sends all of it. */
async function importFresh(ground: Ground, reference: string): Promise<void> {
  const file = join(ground.folder, 'payload')
  writeFileSync(file, randomBytes(megabytes * 1_000_000))
  execFileSync('tar', ['-C', ground.folder, '-cf', `${file}.tar`, 'payload'])
  await ground.docker('import', `${file}.tar`, reference)
}

function cli(ground: Ground, ...words: readonly string[]): Promise<void> {
  const env = dockerEnvironment(ground.engine)
  return new Promise((resolve, reject) => {
    const child = spawn('docker', words, { env, stdio: 'ignore' })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`docker: ${code}`))))
  })
}

if (import.meta.main) console.log(await run())
