import { inspect } from 'node:util'

export interface Log {
  readonly info: (message: string, detail?: unknown) => void
  readonly warn: (message: string, detail?: unknown) => void
  readonly error: (message: string, detail?: unknown) => void
}

const hidden = '***'
const secretWord =
  'authorization|x-registry-auth|x-registry-config|identity_?token|registry_?token|access_?token|password|passwd|secret|token|credential|api_?key|private_?key|auth|code'

/** Each pattern keeps what says *where* the secret was, so that a log stays of use. */
const rules: readonly (readonly [RegExp, string])[] = [
  [/\b(Bearer|Basic)\s+[\w.~+/=-]+/gi, `$1 ${hidden}`],
  // user:password@ in any URL
  [/(\b[a-z][a-z0-9+.-]*:\/\/)[^\s/@"']+@/gi, `$1${hidden}@`],
  // query values and fragments may hold signatures and one-time codes
  [/([?&][\w.~%-]+=)[^\s&#"']+/g, `$1${hidden}`],
  [/(#code=)[\w-]+/g, `$1${hidden}`],
  [/(\btoken\.)[\w-]{20,}/g, `$1${hidden}`],
  // header: value, "key": "value", key=value
  [
    new RegExp(`(["']?[\\w-]*(?:${secretWord})[\\w-]*["']?\\s*[:=]\\s*)(["'])(?:(?!\\2).)*\\2`, 'gi'),
    `$1$2${hidden}$2`,
  ],
  [
    new RegExp(`(\\b[\\w-]*(?:${secretWord})[\\w-]*\\s*[:=]\\s*)(?!["'*\\s])[^\\s,;}\\]"']+`, 'gi'),
    `$1${hidden}`,
  ],
  // NAME=value of an environment
  [/\b([A-Z][A-Z0-9_]{2,}=)("[^"]*"|'[^']*'|[^\s,;"'\]]+)/g, `$1${hidden}`],
]

/** Takes auth headers, tokens, env values and URLs' secrets out of text that a person may paste somewhere. */
export function redact(text: string): string {
  return rules.reduce((clean, [pattern, replacement]) => clean.replace(pattern, replacement), text)
}

const describe = (detail: unknown): string =>
  detail instanceof Error ? (detail.stack ?? detail.message) : inspect(detail, { depth: 4 })

/** A log of one line a message; `write` gets only what `redact` lets through. */
export function createLog(write: (line: string) => void, now: () => Date = () => new Date()): Log {
  const at =
    (level: string) =>
    (message: string, detail?: unknown): void => {
      const text = detail === undefined ? message : `${message}: ${describe(detail)}`
      write(`${now().toISOString()} ${level} ${redact(text)}\n`)
    }
  return { info: at('info'), warn: at('warn'), error: at('error') }
}

/** Standard output belongs to the address line, so the log goes to standard error. */
export const stderrLog = (): Log => createLog((line) => void process.stderr.write(line))
