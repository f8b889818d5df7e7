import { request } from 'node:http'
import { z } from 'zod'
import type { Docker } from './docker-cli.ts'

const byId = z.array(z.object({ Id: z.string() }))
const volumeList = z.object({ Volumes: z.array(z.object({ Name: z.string() })).nullable() })

/**
 * Takes every container, image, volume and network off the engine, so that each test begins with nothing.
 * Straight at the engine: it runs after every test, and a CLI a step costs more than the steps.
 */
export async function emptyEngine({ host }: Docker): Promise<void> {
  const ask = (method: string, path: string) => askEngine(host.replace('unix://', ''), method, path)
  const removeAll = async (paths: readonly string[]) => {
    await Promise.all(paths.map((path) => ask('DELETE', path)))
  }
  const list = async () => byId.parse(JSON.parse(await ask('GET', '/containers/json?all=1')))
  for (let left = await list(); left.length > 0; left = await list()) {
    await removeAll(left.map(({ Id }) => `/containers/${Id}?force=1&v=1`))
  }
  const images = byId.parse(JSON.parse(await ask('GET', '/images/json?all=1')))
  // One after another: images share layers, and a parent goes with its last child.
  for (const { Id } of images) await ask('DELETE', `/images/${Id}?force=1`)
  const { Volumes } = volumeList.parse(JSON.parse(await ask('GET', '/volumes')))
  await removeAll((Volumes ?? []).map(({ Name }) => `/volumes/${encodeURIComponent(Name)}?force=1`))
  await ask('POST', '/networks/prune')
}

/** The body of the answer. What is gone or going is as good as removed, and an image may be held by another. */
function askEngine(socketPath: string, method: string, path: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const sent = request({ socketPath, method, path, headers: { host: 'docker' } }, (response) => {
      let body = ''
      response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk))
      response.once('error', reject).once('end', () => {
        const status = response.statusCode ?? 0
        const fine = status < 300 || status === 404 || (status === 409 && !path.startsWith('/volumes/'))
        if (fine) resolve(body)
        else reject(new Error(`${method} ${path}: ${status} ${body}`))
      })
    })
    sent.once('error', reject).end()
  })
}
