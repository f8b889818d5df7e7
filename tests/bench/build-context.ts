import { execFile } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { once } from 'node:events'
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http'
import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { buildOptions } from '#shared/contract/builds.ts'
import { call, startApp } from '../support/app-on-ground.ts'
import { dockerEnvironment } from '../support/docker-cli.ts'
import { startGround } from '../support/ground.ts'
import { type Figure, median } from './figure.ts'

const rounds = 3
const folders = 200
const filesInEach = 100
const program = promisify(execFile)

/**
 * A context of 20,000 files, looked at, packed and sent by us, beside `docker build` with the classic builder, in turn.
 * What the engine does with it is left out: it takes ten times as long, and the same for both.
 */
export async function run(): Promise<readonly Figure[]> {
  const ground = await startGround()
  const swallower = await startSwallower(ground.engine.socket, join(ground.folder, 'swallower.sock'))
  const environment = { ...ground.environment, DOCKER_HOST: swallower.host }
  const app = startApp(environment)
  try {
    const folder = join(ground.folder, 'context')
    fill(folder)
    await app.engine.ready(AbortSignal.timeout(30_000))
    const env = { ...dockerEnvironment(ground.engine), DOCKER_HOST: swallower.host, DOCKER_BUILDKIT: '0' }
    const options = buildOptions.parse({ tags: ['ours'], noCache: true, builder: 'classic' })
    const ours = async (): Promise<void> => {
      const { taskId } = await app.builds.build({ folder, options, agreedToSize: false }, call)
      const task = await app.ended(taskId)
      if (task.state !== 'done') throw new Error(task.fault?.message ?? task.state)
    }
    const theirs = () => program('docker', ['build', '--no-cache', '-q', '-t', 'theirs', folder], { env })
    await ours()
    await theirs()
    const before = resident()
    const pairs: { ours: number; theirs: number }[] = []
    for (let round = 0; round < rounds; round += 1)
      pairs.push({ ours: await timeOf(ours), theirs: await timeOf(theirs) })
    const growth = Math.max(0, resident() - before)
    const ratio = median(pairs.map((pair) => pair.ours / pair.theirs))
    const seconds = (side: 'ours' | 'theirs') => (median(pairs.map((pair) => pair[side])) / 1000).toFixed(2)
    return [
      {
        name: 'build context of 20,000 files',
        value: Number(ratio.toFixed(2)),
        unit: '× docker build',
        limit: 1.2,
        behind: `median of ${rounds} pairs: ${seconds('ours')} s beside ${seconds('theirs')} s`,
      },
      {
        name: 'memory of the host after such builds',
        value: Math.round(growth / 1_000_000),
        unit: 'MB more',
        limit: 100,
        behind: '46 MB of files each time',
      },
    ]
  } finally {
    await app.stop()
    await swallower.close()
    await ground.dispose()
  }
}

/** An engine that takes a context to its end and has built it; all else is asked of a real one. */
async function startSwallower(engine: string, socket: string) {
  const built = `{"stream":"Successfully built 0123456789ab\\n"}\n{"aux":{"ID":"sha256:${'0123456789abcdef'.repeat(4)}"}}\n`
  const pass = (asked: IncomingMessage, answer: ServerResponse): void => {
    const { method, url, headers } = asked
    const real = request({ socketPath: engine, method, path: url, headers }, (told) => {
      // At once: the stream of events waits for nothing but its head.
      answer.writeHead(told.statusCode ?? 500, told.headers).flushHeaders()
      told.pipe(answer)
    })
    answer.on('close', () => real.destroy())
    real.on('error', () => answer.destroy())
    asked.pipe(real)
  }
  const server = createServer((asked, answer) => {
    if (asked.method !== 'POST' || !/\/build\b/.test(asked.url ?? '')) return pass(asked, answer)
    asked.resume().on('end', () => answer.writeHead(200, { 'Content-Type': 'application/json' }).end(built))
  })
  server.listen(socket)
  await once(server, 'listening')
  return {
    host: `unix://${socket}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

function fill(folder: string): void {
  for (let number = 0; number < folders; number += 1) {
    const below = join(folder, `src-${number}`)
    mkdirSync(below, { recursive: true })
    for (let file = 0; file < filesInEach; file += 1)
      writeFileSync(join(below, `module-${file}.js`), randomBytes(400 + ((number * file) % 4000)))
  }
  writeFileSync(join(folder, 'Dockerfile'), 'FROM scratch\nLABEL bench=context\n')
}

async function timeOf(work: () => Promise<unknown>): Promise<number> {
  const begun = performance.now()
  await work()
  return performance.now() - begun
}

function resident(): number {
  const pages = Number(readFileSync('/proc/self/statm', 'utf8').split(' ')[1])
  return pages * 4096
}
