import { spawn } from 'node:child_process'
import { createEngine } from '../../src/main/engine/connection.ts'
import { createLogs } from '../../src/main/services/logs.ts'
import { dockerEnvironment } from '../support/docker-cli.ts'
import { readLog } from '../support/log-reading.ts'
import { startGround } from '../support/ground.ts'
import { type Figure, median } from './figure.ts'

const lines = 200_000
const rounds = 7

/** 200,000 lines of 100 bytes of a stopped container: into the store, decoded and indexed, beside `docker logs >/dev/null`. */
export async function run(): Promise<Figure> {
  const ground = await startGround()
  const engine = createEngine({ env: ground.environment })
  const logs = createLogs(engine)
  try {
    await engine.ready(AbortSignal.timeout(10_000))
    const script = `yes "$(printf %0100d 0)" | head -n ${lines}`
    await ground.docker('create', '--name', 'lines', 'busybox', 'sh', '-c', script).catch(async () => {
      await ground.docker('pull', 'busybox')
      await ground.docker('create', '--name', 'lines', 'busybox', 'sh', '-c', script)
    })
    await ground.docker('start', '--attach', 'lines')
    const environment = dockerEnvironment(ground.engine)
    const ours: number[] = []
    const theirs: number[] = []
    await readAll(logs)
    for (let round = 0; round < rounds; round++) {
      theirs.push(await timed(() => dockerLogs(environment)))
      ours.push(await timed(() => readAll(logs)))
    }
    const value = Math.round((median(ours) / median(theirs)) * 100) / 100
    const behind = `ours ${Math.round(median(ours))} ms, docker logs ${Math.round(median(theirs))} ms, medians of ${rounds} pairs, ${lines} lines`
    return { name: 'log ingest', value, limit: 1.1, unit: '× docker logs >/dev/null', behind }
  } finally {
    await logs.close()
    await engine.close()
    await ground.dispose()
  }
}

async function readAll(logs: ReturnType<typeof createLogs>): Promise<void> {
  const reading = await readLog(logs, { id: 'lines' })
  const head = await reading.until((now) => now.state === 'ended' && now.end > lines, 'the end of the log')
  reading.leave()
  if (head.end !== lines + 1) throw new Error(`${head.end} rows instead of ${lines + 1}`)
}

function dockerLogs(env: NodeJS.ProcessEnv): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn('docker', ['logs', 'lines'], { env, stdio: 'ignore' })
    child.once('error', reject)
    child.once('exit', (code) => (code === 0 ? resolve() : reject(new Error(`docker logs: ${code}`))))
  })
}

async function timed(work: () => Promise<void>): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

if (import.meta.main) console.log(await run())
