import { execFile } from 'node:child_process'
import type { EngineStatus } from '#shared/contract/system.ts'

type Environment = Readonly<Record<string, string | undefined>>

const patience = 8000
const kept = 60_000

/** Minor of 0.x that first knew `--progress=rawjson`. */
const firstRawJson = 13

/**
 * Whether a `docker buildx` of 0.13 or newer is there, asked once a minute at most. Answers its version, null when it
 * is not.
 */
export function createBuildxFinder(env: Environment, program = 'docker'): () => Promise<string | null> {
  let asked: { readonly at: number; readonly answer: Promise<string | null> } | null = null
  return () => {
    if (!asked || Date.now() - asked.at > kept) asked = { at: Date.now(), answer: versionOf(program, env) }
    return asked.answer
  }
}

function versionOf(program: string, env: Environment): Promise<string | null> {
  return new Promise((resolve) => {
    execFile(program, ['buildx', 'version'], { env: { ...env }, timeout: patience }, (error, stdout) =>
      resolve(error === null ? usable(stdout) : null),
    )
  })
}

/** `github.com/docker/buildx v0.19.3 48d6a39`, and Debian's `github.com/docker/buildx 0.13.1+ds1 0.13.1+ds1-3`. */
function usable(said: string): string | null {
  const [, version = null, major, minor] = /\bv?((\d+)\.(\d+)\S*)/.exec(said) ?? []
  return Number(major) > 0 || Number(minor) >= firstRawJson ? version : null
}

/**
 * The environment in which the docker CLI speaks with the chosen engine and with no other: a context by its name
 * (which brings its certificates), an address as DOCKER_HOST.
 */
export function environmentFor(env: Environment, endpoint: EngineStatus['endpoint']): NodeJS.ProcessEnv {
  const { DOCKER_HOST: host, DOCKER_CONTEXT: context, BUILDKIT_PROGRESS: _, ...rest } = env
  const quiet = { ...rest, DOCKER_CLI_HINTS: 'false', BUILDX_NO_DEFAULT_ATTESTATIONS: '1' }
  if (!endpoint) return { ...quiet, ...(host !== undefined && { DOCKER_HOST: host }) }
  const byName =
    endpoint.source === 'currentContext' ||
    endpoint.source === 'DOCKER_CONTEXT' ||
    (endpoint.source === 'choice' && endpoint.name !== endpoint.address)
  return byName && endpoint.name !== 'default'
    ? { ...quiet, DOCKER_CONTEXT: endpoint.name || context }
    : { ...quiet, DOCKER_HOST: endpoint.address }
}
