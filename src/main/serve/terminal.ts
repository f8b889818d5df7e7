import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'

interface Actions {
  /** Enter, or `new`: another page may come in. */
  readonly onNew: () => void
  /** `end`: whoever is in goes out, the host stays. */
  readonly onEnd: () => void
  /** `q`: the host ends. */
  readonly onQuit: () => void
}

/** What a person may type where the host was started. The end of the input means nothing: a host may run without. */
export function listenToTerminal(input: Readable, { onNew, onEnd, onQuit }: Actions): () => void {
  const lines = createInterface({ input, terminal: false })
  lines.on('line', (line) => {
    const word = line.trim().toLowerCase()
    if (word === '' || word === 'new') onNew()
    else if (word === 'end') onEnd()
    else if (word === 'q' || word === 'quit') onQuit()
  })
  return () => lines.close()
}
