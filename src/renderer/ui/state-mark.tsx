import styles from './state-mark.module.css'

export type StateTone = 'run' | 'pause' | 'stop' | 'fail' | 'busy'

/** A state as a shape: a disc that runs, two bars that pause, a square that stopped, a triangle that failed. */
export function StateMark({ state }: { state: StateTone }) {
  return (
    <svg className={styles.mark} data-state={state} viewBox="0 0 9 9" aria-hidden>
      {shapes[state]}
    </svg>
  )
}

const shapes = {
  run: <circle cx="4.5" cy="4.5" r="4.5" />,
  pause: <path d="M1 0h2.5v9H1zM5.5 0H8v9H5.5z" />,
  stop: <rect width="9" height="9" rx="1.5" />,
  fail: <path d="M4.5 0 9 9H0z" />,
  busy: <path d="M4.5 0a4.5 4.5 0 1 0 4.5 4.5H7A2.5 2.5 0 1 1 4.5 2z" />,
} as const
