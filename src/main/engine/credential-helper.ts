import { spawn } from 'node:child_process'
import { z } from 'zod'

/** What `docker-credential-<name> get` answered; empty user and secret mean that it holds no login. */
export type HelperAnswer =
  | { readonly ok: true; readonly username: string; readonly secret: string }
  | { readonly ok: false; readonly problem: string }

export type AskHelper = (
  name: string,
  serverUrl: string,
  env: Readonly<Record<string, string | undefined>>,
) => Promise<HelperAnswer>

const namePattern = /^[A-Za-z0-9._-]+$/
/** Milliseconds: a keychain may ask the person. */
const deadline = 60_000
const mostOutput = 64 * 1024
const answerSchema = z.object({ Username: z.string(), Secret: z.string() })

/** Runs the helper without a shell: the server's URL on stdin, JSON on stdout, errors on stdout with exit 1. */
export const askCredentialHelper: AskHelper = (name, serverUrl, env) => {
  if (!namePattern.test(name))
    return Promise.resolve({ ok: false, problem: 'bad name of a credential helper' })
  const program = `docker-credential-${name}`
  return new Promise((resolve) => {
    const child = spawn(program, ['get'], {
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
      resolve({ ok: false, problem: `${program}: ${problem}` })
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
      resolve(readAnswer(program, code, Buffer.concat(chunks).toString()))
    })
    // A helper that ends without reading must not end us.
    child.stdin.on('error', () => undefined)
    child.stdin.end(serverUrl)
  })
}

function readAnswer(program: string, code: number | null, output: string): HelperAnswer {
  if (code !== 0) {
    if (/credentials not found/i.test(output)) return { ok: true, username: '', secret: '' }
    return { ok: false, problem: `${program}: ${output.trim().slice(0, 300) || `ended with code ${code}`}` }
  }
  const parsed = answerSchema.safeParse(parseJson(output))
  if (!parsed.success) return { ok: false, problem: `${program}: its answer cannot be read` }
  return { ok: true, username: parsed.data.Username, secret: parsed.data.Secret }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}
