import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'

/** Which engine and which config folder the CLI uses. Neither is ever the person's own. */
export interface DockerTarget {
  readonly host: string
  readonly configFolder: string
}

/** Runs the docker CLI and answers its trimmed stdout. The CLI's own words are the error. */
export interface Docker {
  (...args: string[]): Promise<string>
  /** `unix:///…` */
  readonly host: string
}

// The CLI that came with the engine, where both are there: the oracle speaks the engine's own version.
export const dockerProgram = existsSync('/usr/bin/docker') ? '/usr/bin/docker' : 'docker'

/** The docker CLI on one engine: what the app did is compared with what this says. */
export function dockerCli(target: DockerTarget): Docker {
  const run = (...args: string[]) =>
    new Promise<string>((resolve, reject) => {
      const options = { env: dockerEnvironment(target), maxBuffer: 256 * 1024 * 1024, timeout: 120_000 }
      const child = execFile(dockerProgram, args, options, (error, stdout, stderr) => {
        if (error === null) resolve(stdout.trim())
        else reject(new Error(`docker ${args.join(' ')}: ${stderr.trim() || error.message}`))
      })
      child.stdin?.end()
    })
  return Object.assign(run, { host: target.host })
}

/** The environment in which a process sees only the private engine. */
export function dockerEnvironment(target: DockerTarget): NodeJS.ProcessEnv {
  const rest = Object.entries(process.env).filter(([name]) => !name.startsWith('DOCKER_'))
  return {
    ...Object.fromEntries(rest),
    DOCKER_HOST: target.host,
    DOCKER_CONFIG: target.configFolder,
    DOCKER_BUILDKIT: '0',
  }
}
