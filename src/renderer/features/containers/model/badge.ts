import type { ContainerState } from '#shared/contract/containers.ts'
import { endedWell } from './exit.ts'

export type BadgeState = 'run' | 'pause' | 'stop' | 'fail' | 'busy'

/** The shape and colour of a state; the word beside it tells the same. */
export function badgeOf(state: ContainerState, exitCode: number | null, unhealthy: boolean): BadgeState {
  switch (state) {
    case 'running':
      return unhealthy ? 'fail' : 'run'
    case 'paused':
      return 'pause'
    case 'restarting':
    case 'removing':
      return 'busy'
    case 'created':
      return 'stop'
    case 'exited':
      return exitCode === null || endedWell(exitCode) ? 'stop' : 'fail'
    case 'dead':
      return 'fail'
  }
}
