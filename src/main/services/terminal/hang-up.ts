import { setTimeout as delay } from 'node:timers/promises'
import { FaultError } from '#shared/faults.ts'
import type { Engine } from '../../engine/engine.ts'
import { execState } from './ending.ts'
import { findShells } from './find-shell.ts'

/** The variable by which the processes of one exec are found again; its value is that exec's own. */
const markName = 'QUAYSIDE_TERMINAL'

export const markOf = (mark: string): string => `${markName}=${mark}`

export interface Leftover {
  readonly container: string
  readonly exec: string
  readonly mark: string
  /** As the exec was made: another user may not look at its processes. */
  readonly user: string | undefined
  readonly tty: boolean
}

/** Milliseconds for which a program may tidy up after the first signal. */
const grace = 1000
const pause = 50

/**
 * Ends what an exec started. The engine has no call for that, and closing the connection leaves the shell running
 * for ever (measured on 20.10), so a second exec sends the signals that a terminal sends when it is closed: SIGHUP to
 * all that hangs on the terminal, and SIGKILL to a shell that does not mind. A program that left the terminal, as a
 * daemon does, stays, as it does everywhere. Without a terminal: SIGTERM and then SIGKILL to all of it.
 * `left`: something may be left, as the container has no shell to send signals with. `paused`: nothing can be sent now.
 */
export async function hangUp(engine: Engine, leftover: Leftover): Promise<'over' | 'left' | 'paused'> {
  const over = async (): Promise<boolean> => (await execState(engine, leftover.exec))?.running !== true
  try {
    if (await over()) return 'over'
    const { best } = await findShells(engine, leftover.container)
    if (best === null) return 'left'
    await send(engine, leftover, best, leftover.tty ? 'HUP' : 'TERM')
    for (let waited = 0; waited < grace; waited += pause) {
      if (await over()) return 'over'
      await delay(pause)
    }
    await send(engine, leftover, best, 'KILL')
    await delay(pause)
    return (await over()) ? 'over' : 'left'
  } catch (error) {
    // A container or an engine that is gone has taken the processes along.
    return error instanceof FaultError && error.fault.code === 'conflict' ? 'paused' : 'left'
  }
}

/** Fields of `/proc/PID/stat` after the name: state, parent, group, session, terminal. Only builtins and `cat`. */
const script = `for process in /proc/[0-9]*; do
  case "$(cat "$process/environ" 2>/dev/null)" in *"$1"*) ;; *) continue ;; esac
  pid=\${process#/proc/}
  read -r stat <"$process/stat" || continue
  set -- "$1" "$2" "$3" \${stat##*) }
  if [ "$3" = tty ]; then
    [ "$8" != 0 ] || continue
    [ "$2" != KILL ] || [ "$7" = "$pid" ] || continue
  fi
  kill -s "$2" "$pid" 2>/dev/null
done`

async function send(
  engine: Engine,
  { container, user, mark, tty }: Leftover,
  shell: string,
  signal: 'HUP' | 'TERM' | 'KILL',
): Promise<void> {
  await engine.call(async (docker, abortSignal) => {
    const exec = await docker.getContainer(container).exec({
      Cmd: [shell, '-c', script, 'hang-up', markOf(mark), signal, tty ? 'tty' : 'all'],
      ...(user === undefined ? {} : { User: user }),
      abortSignal,
    })
    const answer = await exec.start({ Detach: true, abortSignal })
    answer.resume()
  })
}
