import { FaultError } from '#shared/faults.ts'

const noImage =
  /repositories: no such file|manifest\.json|invalid manifest|oci-layout|unrecognized image format|docker-import-\d+\/\S*: no such file|does not (?:contain|provide)/i
const corrupt =
  /invalid tar header|Error processing tar|archive\/tar|gzip: |bzip2 |xz: |zstd|invalid checksum|not a valid tar|\bEOF\b|ApplyLayer/i

/** What an engine says of a tar that it cannot take, with the reason that a person's sentence needs. */
export function tarFaultOf(error: unknown): unknown {
  if (!(error instanceof FaultError)) return error
  const { fault } = error
  if (fault.code === 'unreachable' || fault.code === 'cancelled' || fault.detail['reason'] !== undefined)
    return error
  const reason = noImage.test(fault.message)
    ? 'no-image-tar'
    : corrupt.test(fault.message)
      ? 'corrupt-tar'
      : null
  if (reason === null) return error
  return new FaultError({ ...fault, code: 'bad-input', detail: { ...fault.detail, reason } }, error)
}
