import type { LogHead } from '#shared/contract/logs.ts'
import type { Fault } from '#shared/faults.ts'
import { fault } from '#shared/faults.ts'
import { api, faultOf } from '../../host/api.ts'
import type { LogSpan } from './log-span.ts'
import { askedSpan } from './log-span.ts'

/** Opens a session on one container or several and tells what it holds until nothing more comes; answers why. A later session can mend `unreachable` and `timeout`. */
export async function followLog(
  ids: readonly string[],
  span: LogSpan,
  signal: AbortSignal,
  tell: (session: string, head: LogHead) => void,
): Promise<Fault> {
  const request = { ids: [...ids], ...askedSpan(span, Date.now()) }
  let failure: Fault | null = null
  try {
    const { session } = await api.logs.open(request, { signal })
    for await (const head of await api.logs.head({ session }, { signal })) {
      if (signal.aborted) break
      failure = head.state === 'failed' ? head.fault : null
      tell(session, head)
    }
  } catch (error) {
    const thrown = faultOf(error)
    return isClosedSession(thrown) ? sessionEnded() : thrown
  }
  // Main closes a session that a suspended page did not read; its stream then ends without a word.
  return failure ?? sessionEnded()
}

/** Closed between two calls; the container itself may well be there. */
function isClosedSession({ code, detail }: Fault): boolean {
  return code === 'not-found' && detail['what'] === 'log-session'
}

function sessionEnded(): Fault {
  return fault('unreachable', 'This log session is closed.', {}, 'retry')
}
