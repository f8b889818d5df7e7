import { spawn } from 'node:child_process'
import { z } from 'zod'

type Environment = Readonly<Record<string, string | undefined>>

/** What `docker-credential-<name> get` answered; empty user and secret mean that it holds no login. */
export type HelperAnswer =
  | { readonly ok: true; readonly username: string; readonly secret: string }
  | { readonly ok: false; readonly problem: string }

export type AskHelper = (name: string, serverUrl: string, env: Environment) => Promise<HelperAnswer>

/** What a helper said on stdout; `problem` is in its own words, `found` false when it holds no such login. */
type HelperOutput =
  | { readonly ok: true; readonly output: string }
  | { readonly ok: false; readonly found: boolean; readonly problem: string }

/** `get`, `store`, `erase` and `list` of the credential helper protocol (docker-credential-helpers). */
export type RunHelper = (
  name: string,
  action: 'get' | 'store' | 'erase' | 'list',
  input: string,
  env: Environment,
) => Promise<HelperOutput>

const namePattern = /^[A-Za-z0-9._-]+$/
/** Milliseconds: a keychain may ask the person. */
const deadline = 60_000
const mostOutput = 64 * 1024
const answerSchema = z.object({ Username: z.string(), Secret: z.string() })

/** Runs the helper without a shell: its input on stdin, its answer and its errors on stdout, failure with exit 1. */
export const runCredentialHelper: RunHelper = (name, action, input, env) => {
  if (!namePattern.test(name))
    return Promise.resolve({ ok: false, found: true, problem: 'bad name of a credential helper' })
  const program = `docker-credential-${name}`
  return new Promise((resolve) => {
    const child = spawn(program, [action], {
      env: { ...env },
      stdio: ['pipe', 'pipe', 'ignore'],
      windowsHide: true,
    })
    const chunks: Buffer[] = []
    let held = 0
    const giveUp = (problem: string): void => {
      child.kill('SIGKILL')
      // A child of the helper's own may hold the pipe: without a reader it ends as well.
      child.stdout.destroy()
      resolve({ ok: false, found: true, problem: `${program}: ${problem}` })
    }
    const timer = setTimeout(() => giveUp(`no answer within ${deadline / 1000} s`), deadline)
    child.stdout.on('data', (chunk: Buffer) => {
      held += chunk.length
      if (held > mostOutput) giveUp('its answer is too long')
      else chunks.push(chunk)
    })
    child.once('error', (error) => giveUp(error.message))
    child.once('close', (code) => {
      clearTimeout(timer)
      resolve(readOutput(program, code, Buffer.concat(chunks).toString()))
    })
    // A helper that ends without reading must not end us.
    child.stdin.on('error', () => undefined)
    child.stdin.end(input)
  })
}

function readOutput(program: string, code: number | null, output: string): HelperOutput {
  if (code === 0) return { ok: true, output }
  const said = output.trim().slice(0, 300) || `ended with code ${code}`
  return {
    ok: false,
    found: !/credentials not found/i.test(output),
    problem: `${program}: ${said}`,
  }
}

/** `get`: the login that the helper holds for a server. */
export const askCredentialHelper: AskHelper = async (name, serverUrl, env) => {
  const answer = await runCredentialHelper(name, 'get', serverUrl, env)
  if (!answer.ok) {
    const { found, problem } = answer
    return found ? { ok: false, problem } : { ok: true, username: '', secret: '' }
  }
  const parsed = answerSchema.safeParse(parseJson(answer.output))
  if (!parsed.success) return { ok: false, problem: `docker-credential-${name}: its answer cannot be read` }
  return { ok: true, username: parsed.data.Username, secret: parsed.data.Secret }
}

/** JSON, or null where it is none. */
export function parseJson(text: string | null): unknown {
  try {
    return text === null ? null : JSON.parse(text)
  } catch {
    return null
  }
}
