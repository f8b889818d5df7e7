import type { CommitInstruction } from '#shared/commit-instructions.ts'

export interface ChangeRow {
  /** For the view alone: rows have no other identity. */
  readonly key: number
  readonly instruction: CommitInstruction
  readonly value: string
}

export type ChangeProblem = 'empty' | 'too-long' | 'line-break' | 'pair' | 'port' | 'path' | 'blank' | 'json'

/** What the engine's Dockerfile parser would refuse, told before it is sent; null when good. */
export function changeProblem(instruction: CommitInstruction, typed: string): ChangeProblem | null {
  const value = typed.trim()
  if (value === '') return 'empty'
  if (value.length > 8192) return 'too-long'
  if (/[\r\n\0]/.test(value)) return 'line-break'
  switch (instruction) {
    case 'ENV':
    case 'LABEL':
      return /^[^\s=]+(=|\s+\S)/.test(value) ? null : 'pair'
    case 'EXPOSE':
      return value.split(/\s+/).every(isPort) ? null : 'port'
    case 'WORKDIR':
      return null
    case 'VOLUME':
      return value.startsWith('[') ? jsonProblem(value) : value.startsWith('/') ? null : 'path'
    case 'USER':
      return /\s/.test(value) ? 'blank' : null
    case 'CMD':
    case 'ENTRYPOINT':
      return value.startsWith('[') ? jsonProblem(value) : null
  }
}

function isPort(text: string): boolean {
  const match = /^(\d{1,5})(?:-(\d{1,5}))?(?:\/(?:tcp|udp|sctp))?$/i.exec(text)
  if (match === null) return false
  const from = Number(match[1])
  const to = Number(match[2] ?? match[1])
  return from >= 1 && to <= 65_535 && from <= to
}

/** The shell takes over without a word when the exec form is not quite JSON, so it is said here. */
function jsonProblem(value: string): ChangeProblem | null {
  try {
    const parsed: unknown = JSON.parse(value)
    return Array.isArray(parsed) && parsed.every((item) => typeof item === 'string') ? null : 'json'
  } catch {
    return 'json'
  }
}
