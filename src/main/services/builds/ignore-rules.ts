import ignore from '@balena/dockerignore'
import { FaultError, fault } from '#shared/faults.ts'

/** What a build leaves out of its context, by the reference rules (moby: patternmatcher and archive). */
export interface IgnoreRules {
  /** `path` is relative to the context, with `/`. */
  readonly excludes: (path: string) => boolean
  /** Whether something below an excluded folder may still come: an exception (`!…`) begins with its path. */
  readonly mayHoldExceptions: (folder: string) => boolean
}

/**
 * Reads the text of a .dockerignore. `always` (the Dockerfile and the file itself) are sent whatever it says, as the
 * CLI does. Throws FaultError `bad-input` for a pattern that is none.
 */
export function readIgnoreRules(text: string, always: readonly string[]): IgnoreRules {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/)
  const matcher = ignore({ ignorecase: false })
  for (const [index, line] of lines.entries()) {
    matcher.add(escaped(line))
    checkPattern(matcher, line, index + 1)
  }
  const sent = new Set(always)
  const exceptions = [
    ...lines.filter((line) => /^\s*!/.test(line)).map((line) => cleaned(line.trim().slice(1))),
    ...always,
  ]
  return {
    excludes: (path) => !sent.has(path) && matcher.ignores(path),
    mayHoldExceptions: (folder) => exceptions.some((exception) => `${exception}/`.startsWith(`${folder}/`)),
  }
}

/** The library leaves these to the regular expression; Go's matcher takes them as they are. */
function escaped(line: string): string {
  return line.startsWith('#') ? line : line.replaceAll(/(\\.)|([+(){}|^])/gs, keepEscapes)
}

const keepEscapes = (whole: string, pair: string | undefined, plain: string | undefined): string =>
  pair ?? (plain === '^' ? whole : `\\${plain ?? ''}`)

/** A pattern is compiled when it is first used: one that is none is told with its line, before anything is read. */
function checkPattern(matcher: ReturnType<typeof ignore>, line: string, number: number): void {
  try {
    matcher.ignores('a')
  } catch (error) {
    const detail = { reason: 'ignore-pattern', line: number, pattern: line.trim() }
    throw new FaultError(fault('bad-input', `.dockerignore:${number}: ${line.trim()}`, detail), error)
  }
}

function cleaned(pattern: string): string {
  return pattern
    .trim()
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .join('/')
}
