type ExitKind =
  | 'ok'
  | 'error'
  | 'docker'
  | 'not-executable'
  | 'not-found'
  | 'out-of-memory'
  | 'killed'
  | 'terminated'
  | 'interrupted'
  | 'crashed'
  | 'aborted'
  | 'signal'
  | 'other'

export interface ExitMeaning {
  readonly kind: ExitKind
  readonly code: number
  /** `SIGKILL`, or `signal 77` where the number has no name; empty when no signal ended it. */
  readonly signal: string
}

// Linux numbers: a container is a Linux process wherever the app runs.
const signalNames: Readonly<Record<number, string>> = {
  1: 'SIGHUP',
  2: 'SIGINT',
  3: 'SIGQUIT',
  4: 'SIGILL',
  6: 'SIGABRT',
  7: 'SIGBUS',
  8: 'SIGFPE',
  9: 'SIGKILL',
  10: 'SIGUSR1',
  11: 'SIGSEGV',
  12: 'SIGUSR2',
  13: 'SIGPIPE',
  14: 'SIGALRM',
  15: 'SIGTERM',
}

const plainKinds: Readonly<Record<number, ExitKind>> = {
  0: 'ok',
  1: 'error',
  125: 'docker',
  126: 'not-executable',
  127: 'not-found',
}

const signalKinds: Readonly<Record<number, ExitKind>> = {
  2: 'interrupted',
  6: 'aborted',
  9: 'killed',
  11: 'crashed',
  15: 'terminated',
}

/** The name of a signal that an event gives by its number, as 20.10 does, or by its name. */
export function signalName(signal: string): string {
  return signalNames[Number(signal)] ?? signal
}

/** What an exit code tells, by the conventions of the shell (128 + signal) and of docker (125 to 127). */
export function exitMeaning(code: number, oomKilled: boolean): ExitMeaning {
  const number = code > 128 && code <= 192 ? code - 128 : 0
  const signal = number === 0 ? '' : (signalNames[number] ?? `signal ${number}`)
  if (oomKilled) return { kind: 'out-of-memory', code, signal }
  if (number > 0) return { kind: signalKinds[number] ?? 'signal', code, signal }
  return { kind: plainKinds[code] ?? 'other', code, signal: '' }
}

/** An end that somebody asked for, or that was good: not shown as a failure. */
export function endedWell(code: number): boolean {
  return code === 0 || code === 130 || code === 143
}
