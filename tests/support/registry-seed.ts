import { execFileSync } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join, resolve } from 'node:path'
import type { Docker } from './docker-cli.ts'
import { startPrivateEngine } from './private-engine.ts'
import { createRunFolder } from './run-folder.ts'
import { serveRegistry } from './registry-process.ts'
import { baseImage, type SeedImage, seedImages } from './seed-images.ts'

const cacheFolder = resolve(import.meta.dirname, '../../node_modules/.cache/quayside')
const busybox = '/bin/busybox'

/** Puts a copy of the seeded registry's storage at `target`. Built once per seed, then kept under node_modules/.cache. */
export async function copySeededStorage(target: string): Promise<void> {
  const seed = JSON.stringify(seedImages)
  const hash = createHash('sha256').update(seed).update(readFileSync(busybox)).digest('hex').slice(0, 16)
  const cached = join(cacheFolder, `registry-${hash}`)
  if (!existsSync(cached)) await buildSeed(cached)
  cpSync(cached, target, { recursive: true })
}

/** Builds beside the cache and renames, so that a broken build is never taken for a whole one. */
async function buildSeed(cached: string): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true })
  const storage = mkdtempSync(join(cacheFolder, 'building-'))
  try {
    const engine = await startPrivateEngine({ folder: createRunFolder() })
    try {
      const registry = await serveRegistry(join(engine.folder, 'seed-registry'), { storage })
      await importBase(engine.docker, engine.folder)
      for (const image of seedImages) await publish(engine.docker, engine.folder, image, registry.port)
      await registry.close()
    } finally {
      await engine.dispose()
    }
    renameSync(storage, cached)
  } catch (error) {
    rmSync(storage, { recursive: true, force: true })
    // Another run may have finished the same seed meanwhile.
    if (!existsSync(cached)) throw error
  }
}

async function importBase(docker: Docker, folder: string): Promise<void> {
  const root = join(folder, 'base')
  for (const each of ['bin', 'etc', 'tmp', 'root', 'var', 'usr'])
    mkdirSync(join(root, each), { recursive: true })
  copyFileSync(busybox, join(root, 'bin/busybox'))
  const applets = execFileSync(busybox, ['--list'], { encoding: 'utf8' }).trim().split('\n')
  for (const applet of applets.filter((name) => name !== 'busybox'))
    symlinkSync('busybox', join(root, 'bin', applet))
  writeFileSync(
    join(root, 'etc/passwd'),
    'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534::/:/bin/false\n',
  )
  writeFileSync(join(root, 'etc/group'), 'root:x:0:\nnogroup:x:65534:\n')
  const archive = join(folder, 'base.tar')
  execFileSync('tar', ['-C', root, '--owner=0', '--group=0', '-cf', archive, '.'])
  const path = ['--change', 'ENV PATH=/usr/local/bin:/usr/bin:/bin']
  await docker('import', ...path, archive, baseImage)
}

async function publish(docker: Docker, folder: string, image: SeedImage, port: number): Promise<void> {
  const context = join(folder, 'context', image.path)
  mkdirSync(context, { recursive: true })
  writeFileSync(join(context, 'Dockerfile'), image.dockerfile)
  for (const [name, text] of Object.entries(image.files ?? {})) writeFileSync(join(context, name), text)
  if (image.payloadBytes !== undefined)
    writeFileSync(join(context, 'payload.bin'), randomBytes(image.payloadBytes))
  await docker('build', '--quiet', '--network', 'none', '--tag', image.path, context)
  for (const tag of image.tags) {
    const reference = `localhost:${port}/${image.path}:${tag}`
    await docker('tag', image.path, reference)
    await docker('push', '--quiet', reference)
  }
}
