/** What the engine takes when nobody says otherwise. */
export const defaultDetachKeys = 'ctrl-p,ctrl-q'

/**
 * The bytes that a sequence such as `ctrl-p,ctrl-q` stands for, in the grammar of moby/term: single characters,
 * and `ctrl-` with a letter or one of `@ [ \ ] ^ _`. null when it is no such sequence.
 */
export function detachKeyBytes(text: string): Uint8Array | null {
  const codes = text.split(',').map(keyCode)
  return codes.includes(-1) ? null : Uint8Array.from(codes)
}

function keyCode(key: string): number {
  if (/^[\u0021-\u007e]$/.test(key)) return key.charCodeAt(0)
  const control = /^ctrl-([a-z@[\\\]^_])$/i.exec(key)?.[1]
  return control === undefined ? -1 : control.toUpperCase().charCodeAt(0) - 64
}
