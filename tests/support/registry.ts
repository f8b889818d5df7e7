import { join } from 'node:path'
import { type LoopbackProxy, startLoopbackProxy } from './loopback-proxy.ts'
import { serveRegistry } from './registry-process.ts'
import { copySeededStorage } from './registry-seed.ts'

/** The seeded registry: dockerd's mirror of Docker Hub, and `localhost:PORT/team/app:1.0` for everyone. */
export interface Registry {
  /** `localhost:PORT`, as in an image reference. */
  readonly address: string
  /** For `--registry-mirror`. */
  readonly mirror: string
  /** All traffic goes through it. */
  readonly proxy: LoopbackProxy
  readonly close: () => Promise<void>
}

/** Who may log in at the registry that needs it. */
export const registryAccount = {
  username: 'quayside',
  password: 'harbour-1',
  /** bcrypt, the only kind the registry takes. */
  htpasswd: 'quayside:$2y$05$abcdefghijklmnopqrstuuOGpNIVQd1wVFhZO1o/gNugb5U1DcX52',
} as const

export async function startRegistry(folder: string): Promise<Registry> {
  const storage = join(folder, 'registry/storage')
  await copySeededStorage(storage)
  const registry = await serveRegistry(join(folder, 'registry'), { storage })
  const proxy = await startLoopbackProxy(registry.port)
  return {
    address: `localhost:${proxy.port}`,
    mirror: `http://127.0.0.1:${proxy.port}`,
    proxy,
    close: async () => {
      await proxy.close()
      await registry.close()
    },
  }
}

/** An empty registry that answers 401 to anyone but `registryAccount`. */
export async function startLoginRegistry(
  folder: string,
): Promise<{ address: string; close(): Promise<void> }> {
  const registry = await serveRegistry(join(folder, 'login-registry'), { htpasswd: registryAccount.htpasswd })
  return { address: `localhost:${registry.port}`, close: registry.close }
}
