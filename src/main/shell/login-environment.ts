import { execFile } from 'node:child_process'

/** Where the engine is, and where programs such as credential helpers are. */
const names = [
  'PATH',
  'DOCKER_HOST',
  'DOCKER_CONTEXT',
  'DOCKER_CONFIG',
  'DOCKER_TLS',
  'DOCKER_TLS_VERIFY',
  'DOCKER_CERT_PATH',
  'DOCKER_AUTH_CONFIG',
] as const

const mark = 'quayside-environment'
const usualPatience = 3000

/**
 * A program started from a dock has nothing of what a person's shell sets, and would look for another engine than
 * the docker command does. Asks the login shell once; what is set already stays, but for PATH, which is there poorer.
 */
export async function loginEnvironment(
  env: NodeJS.ProcessEnv,
  platform: NodeJS.Platform,
  patience = usualPatience,
): Promise<NodeJS.ProcessEnv> {
  // A terminal's shell gave all it has.
  if (platform === 'win32' || env['TERM'] !== undefined) return env
  const output = await askShell(env, patience)
  // What a shell greets with comes before the mark.
  const [, said = ''] = output.split(`\0${mark}\0`)
  const values = said.split('\0')
  const found = names
    .map((name, index) => [name, values[index] ?? ''] as const)
    .filter(([name, value]) => value !== '' && (name === 'PATH' || !env[name]))
  return { ...env, ...Object.fromEntries(found) }
}

/** What the shell printed; nothing when there is none, or it did not answer in time. */
function askShell(env: NodeJS.ProcessEnv, patience: number): Promise<string> {
  const wanted = names.map((name) => `"$${name}"`).join(' ')
  const command = `printf '\\0%s' ${mark} ${wanted}`
  const limits = { env, timeout: patience, killSignal: 'SIGKILL', maxBuffer: 1024 * 1024 } as const
  return new Promise((resolve) => {
    const shell = execFile(env['SHELL'] || '/bin/sh', ['-i', '-l', '-c', command], limits, (error, stdout) =>
      resolve(error ? '' : stdout),
    )
    shell.stdin?.end()
  })
}
