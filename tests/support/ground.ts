import { createServer, type IncomingMessage } from 'node:http'
import { z } from 'zod'
import { type HubFixture, type HubMode, hubModes, startHubFixture } from './hub-fixture.ts'
import type { ProxyCounters } from './loopback-proxy.ts'
import { dockerEnvironment } from './docker-cli.ts'
import { closeServer, listenOnLoopback } from './loopback.ts'
import { type PrivateEngine, privateEngineIn, startPrivateEngine } from './private-engine.ts'
import { type Registry, startLoginRegistry, startRegistry } from './registry.ts'
import { createRunFolder, sweepLeftovers } from './run-folder.ts'

/** Plain text, so that it can be handed to other processes. */
export interface GroundAddresses {
  readonly folder: string
  /** `localhost:PORT` of the seeded registry. */
  readonly registry: string
  /** `localhost:PORT` of the registry that needs a login. */
  readonly loginRegistry: string
  /** Base of the tags API, for QUAYSIDE_HUB_URL. */
  readonly hub: string
  readonly control: string
}

/** What a test stands on: a private engine, registries, and a Docker Hub that obeys. Works from any process. */
export interface Ground extends GroundAddresses {
  readonly engine: PrivateEngine
  readonly docker: PrivateEngine['docker']
  /** For an app under test: the private engine and the Hub fixture. */
  readonly environment: NodeJS.ProcessEnv
  /** Docker Hub and its mirror; `offline` takes both away. */
  readonly hubMode: (mode: HubMode) => Promise<void>
  /** What the Hub fixture was asked so far. */
  readonly hubRequests: () => Promise<readonly string[]>
  /** Bytes a second out of and into the seeded registry; null is full speed. */
  readonly limitRegistry: (bytesPerSecond: number | null) => Promise<void>
  /** True cuts every connection to the seeded registry and takes no more; false lets them in again. */
  readonly refuseRegistry: (yes: boolean) => Promise<void>
  readonly registryCounters: () => Promise<ProxyCounters>
}

const countersSchema = z.object({ served: z.number(), received: z.number(), open: z.number() })

/** Starts everything, after sweeping what crashed runs left. */
export async function startGround(
  options: { readonly engineConfig?: Readonly<Record<string, unknown>> } = {},
): Promise<Ground & { readonly dispose: () => Promise<void> }> {
  sweepLeftovers()
  const folder = createRunFolder()
  const hub = await startHubFixture(folder)
  const registry = await startRegistry(folder)
  const loginRegistry = await startLoginRegistry(folder)
  const engine = await startPrivateEngine({
    folder,
    mirror: registry.mirror,
    environment: hub.environment,
    config: options.engineConfig ?? {},
  })
  const control = await serveControl(hub, registry)
  const ground = openGround({
    folder,
    registry: registry.address,
    loginRegistry: loginRegistry.address,
    hub: hub.url,
    control: control.url,
  })
  const dispose = async () => {
    await Promise.all([control.close(), hub.close(), registry.close(), loginRegistry.close()])
    await engine.dispose()
  }
  return { ...ground, dispose }
}

/** The ground that another process started. */
export function openGround(addresses: GroundAddresses): Ground {
  const engine = privateEngineIn(addresses.folder)
  const ask = async (path: string): Promise<string> => {
    const response = await fetch(`${addresses.control}/${path}`, { method: 'POST' })
    return response.text()
  }
  return {
    ...addresses,
    engine,
    docker: engine.docker,
    environment: { ...dockerEnvironment(engine), QUAYSIDE_HUB_URL: addresses.hub },
    hubMode: async (mode) => void (await ask(`mode/${mode}`)),
    hubRequests: async () => z.array(z.string()).parse(JSON.parse(await ask('requests'))),
    limitRegistry: async (rate) => void (await ask(`limit/${rate ?? 'none'}`)),
    refuseRegistry: async (yes) => void (await ask(`refuse/${yes}`)),
    registryCounters: async () => countersSchema.parse(JSON.parse(await ask('counters'))),
  }
}

/** The fixtures live in one process and tests in others: these are the switches between them. */
async function serveControl(hub: HubFixture, registry: Registry) {
  const obey = (request: IncomingMessage): unknown => {
    const [, verb, value = ''] = (request.url ?? '').split('/')
    if (verb === 'requests') return hub.requests()
    if (verb === 'refuse') registry.proxy.refuse(value === 'true')
    if (verb === 'limit') registry.proxy.limit(value === 'none' ? null : Number(value))
    if (verb === 'mode') {
      hub.mode(z.enum(hubModes).parse(value))
      registry.proxy.refuse(value === 'offline')
    }
    return registry.proxy.counters()
  }
  const server = createServer((request, response) => response.end(JSON.stringify(obey(request))))
  const port = await listenOnLoopback(server)
  const close = async () => {
    server.closeAllConnections()
    await closeServer(server)
  }
  return { url: `http://127.0.0.1:${port}`, close }
}
