/** True when a line is plain printable ASCII and tabs: it can be stored as it is. */
export function isPlain(bytes: Uint8Array, start: number, end: number): boolean {
  for (let at = start; at < end; at++) {
    const byte = bytes[at] ?? 0
    if (byte >= 0x7f || (byte < 0x20 && byte !== 0x09)) return false
  }
  return true
}

// In this order: colours are kept; other CSI, strings (OSC, DCS, SOS, PM, APC), two-character escapes and controls go.
const hostile = new RegExp(
  [
    '(\\x1b\\[[0-9;:]*m)',
    '\\x1b\\[[0-?]*[ -/]*[@-~]?',
    '[\\x1b][\\]PX^_][^\\x07\\x1b]*(?:\\x07|\\x1b\\\\)?',
    '\\x1b[ -/]*[0-~]?',
    '\\x9b[0-?]*[ -/]*[@-~]?',
    '[\\x00-\\x08\\x0a-\\x1f\\x7f-\\x9f]',
    '([\\u061c\\u200e\\u200f\\u2028-\\u202e\\u2066-\\u2069])',
  ].join('|'),
  'g',
)

/**
 * A log line as text that is safe to show: escapes and controls are stripped but SGR (`ESC[…m`) and tabs; characters
 * that turn or break the line are written out as `[U+202E]`; bad UTF-8 becomes U+FFFD.
 */
export function clean(bytes: Buffer, start: number, end: number): string {
  return bytes
    .toString('utf8', start, end)
    .replace(hostile, (_all, sgr: string | undefined, turning: string | undefined) =>
      turning === undefined ? (sgr ?? '') : `[U+${codePoint(turning)}]`,
    )
}

/** The text as a person sees it: without the SGR sequences that a stored line may hold. */
export function withoutSgr(text: string): string {
  return text.includes('\x1b') ? text.replace(/\x1b\[[0-9;:]*m/g, '') : text
}

function codePoint(character: string): string {
  return (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
}
