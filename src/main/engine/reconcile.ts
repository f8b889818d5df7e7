export interface ReconcileOptions {
  /** Milliseconds. */
  readonly every: number
  readonly lists: readonly { readonly compare: () => Promise<unknown> }[]
  readonly ready: () => boolean
  readonly warn: (message: string, detail?: unknown) => void
}

/** While somebody looks, compares the lists with the engine's now and then; a difference is a mistake of ours. */
export function startReconcile({ every, lists, ready, warn }: ReconcileOptions): {
  readonly setVisible: (visible: boolean) => void
  readonly stop: () => void
} {
  let timer: NodeJS.Timeout | undefined
  async function compare(): Promise<void> {
    for (const list of ready() ? lists : []) {
      const difference = await list.compare()
      if (difference !== null) warn('The mirror had missed a change.', difference)
    }
  }
  const stop = (): void => {
    clearInterval(timer)
    timer = undefined
  }
  return {
    setVisible: (visible) => {
      if (!visible) stop()
      else timer ??= setInterval(() => void compare(), every)
    },
    stop,
  }
}
