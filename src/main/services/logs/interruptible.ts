import vm from 'node:vm'

const interrupted = 'ERR_SCRIPT_EXECUTION_TIMEOUT'

/**
 * Runs work that may never end, such as a regular expression that backtracks for ever: V8 interrupts it after
 * `milliseconds`, in whatever function it is. Answers false when it was interrupted. Costs about 0.15 ms a call.
 */
export function createInterruptible(): (work: () => void, milliseconds: number) => boolean {
  const scope: { work: () => void } = { work: () => {} }
  const context = vm.createContext(scope)
  const script = new vm.Script('work()')
  return (work, milliseconds) => {
    scope.work = work
    try {
      script.runInContext(context, { timeout: Math.max(1, Math.ceil(milliseconds)) })
      return true
    } catch (error) {
      // The error comes from the other context: it is no instance of our Error.
      if (typeof error === 'object' && error !== null && 'code' in error && error.code === interrupted)
        return false
      throw error
    } finally {
      scope.work = () => {}
    }
  }
}
