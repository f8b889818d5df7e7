import { api } from '../../host/api.ts'

/**
 * Pulls all that the engine has of a container's log, as `docker logs` prints it, piece by piece; `tell` hears of the
 * bytes so far. The browser keeps large pieces on disk. Throws the fault that broke it off.
 */
export async function wholeLog(
  request: { readonly id: string; readonly timestamps: boolean },
  signal: AbortSignal,
  tell: (bytes: number) => void,
): Promise<{ readonly parts: readonly Blob[]; readonly bytes: number }> {
  const { saving } = await api.logs.save(request, { signal })
  const parts: Blob[] = []
  let bytes = 0
  try {
    for (;;) {
      const piece = await api.logs.take({ saving }, { signal })
      if (piece === null) return { parts, bytes }
      const part = new Blob([bytesOf(piece.base64)])
      parts.push(part)
      bytes += part.size
      tell(bytes)
    }
  } catch (error) {
    // It may be closed already: what went wrong is said by what was thrown.
    api.logs.leave({ saving }).catch(() => undefined)
    throw error
  }
}

function bytesOf(base64: string): Uint8Array<ArrayBuffer> {
  const text = atob(base64)
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at)
  return bytes
}
