export const offeredSignals = [
  'SIGKILL',
  'SIGTERM',
  'SIGINT',
  'SIGHUP',
  'SIGQUIT',
  'SIGUSR1',
  'SIGUSR2',
] as const
export type OfferedSignal = (typeof offeredSignals)[number]

/** `usr1` and `SIGUSR1` are the same to docker; null for what the engine's grammar refuses. */
export function parseSignal(typed: string): string | null {
  const upper = typed.trim().toUpperCase()
  const name = upper.startsWith('SIG') ? upper.slice(3) : upper
  return /^[A-Z][A-Z0-9+-]{1,8}$/.test(name) ? `SIG${name}` : null
}
