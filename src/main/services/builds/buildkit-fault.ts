import { fault } from '#shared/faults.ts'
import type { Fault } from '#shared/faults.ts'
import { faultOfAnswer } from '../../engine/faults.ts'
import { copyMissing } from './copy-missing.ts'
import type { RawJsonFailure } from './rawjson-lines.ts'

/** What ended a build of buildx: the step that failed first, and what the CLI itself said. */
interface Heard {
  readonly failure: RawJsonFailure | null
  readonly words: readonly string[]
}

/** Why BuildKit made no image; `message` is in its own words. */
export function buildkitFault({ failure, words }: Heard): Fault {
  const said = words.join('\n')
  if (failure === null) return lostEngine(said) ?? dockerfileFault(said) ?? knownFault(said) ?? plain(said)
  const { message, instruction, exitCode } = failure
  // A command may say anything on its way out: with a code it is the command's own failure.
  const known = exitCode === null ? stepless(message, instruction) : null
  if (known) return known
  const code = exitCode === null ? {} : { exitCode }
  return fault('engine-error', message, { reason: 'build-step', instruction, ...code })
}

/** What is no command's own failure. */
function stepless(message: string, instruction: string): Fault | null {
  return (
    lostEngine(message) ?? copyMissing(message, instruction) ?? knownFault(message) ?? missingBase(message)
  )
}

const plain = (said: string): Fault => fault('engine-error', said)

function lostEngine(said: string): Fault | null {
  return /cannot connect to the docker daemon|error during connect|code = Unavailable|error reading from server/i.test(
    said,
  )
    ? fault('unreachable', said, { reason: 'went-away' }, 'retry')
    : null
}

/** `dockerfile parse error line 3: …` of engine 20.10, `… on line 3: …` since; a stage that is none; an empty file. */
function dockerfileFault(said: string): Fault | null {
  const line = /dockerfile parse error (?:on )?line (\d+)/i.exec(said)?.[1]
  if (line !== undefined) return fault('bad-input', said, { reason: 'dockerfile', line: Number(line) })
  return /target stage .* could not be found|no build stage in current context|file with no instructions|dockerfile cannot be empty/i.test(
    said,
  )
    ? fault('bad-input', said, { reason: 'dockerfile' })
    : null
}

/** A registry that is away or refuses, a disk that is full: no step's own failure. */
function knownFault(message: string): Fault | null {
  const known = faultOfAnswer(null, message)
  if (known.code !== 'engine-error' || known.detail['reason'] !== undefined) return known
  return /401 Unauthorized|403 Forbidden|insufficient_scope|failed to authorize/i.test(message)
    ? fault('unauthorized', message, {}, 'login')
    : null
}

/** `docker.io/library/busybox:nosuch: not found` of loading the metadata of a FROM. */
function missingBase(message: string): Fault | null {
  const name = /(?:^|\s)(\S+[:@]\S+): not found$/.exec(message)?.[1]
  return name === undefined ? null : fault('not-found', message, { kind: 'manifest', name })
}
