import type { FileText, TextEncoding } from '#shared/contract/files.ts'

type Decoded = Pick<FileText, 'text' | 'encoding' | 'lineEnding'>

const binary: Decoded = { text: null, encoding: null, lineEnding: 'lf' }

/**
 * Bytes as text. A byte order mark decides; then UTF-8 if all of it is; then the old Korean encoding, if all of it
 * is that; else what Windows wrote in the West. What holds a NUL or many controls is no text.
 */
export function decodeText(bytes: Uint8Array, complete: boolean): Decoded {
  const encoding = marked(bytes) ?? (looksBinary(bytes) ? null : guessed(bytes, complete))
  if (encoding === null) return binary
  const text = decoderOf(encoding, false).decode(bytes)
  return { text, encoding, lineEnding: lineEndingOf(text) }
}

/** An edited text as the file held it: mark and line ends as they were. A page's text area knows \n alone. */
export function encodeText(
  text: string,
  { encoding, lineEnding }: Pick<FileText, 'lineEnding'> & { readonly encoding: 'utf-8' | 'utf-8-bom' },
): Buffer {
  const plain = text.replaceAll('\r\n', '\n')
  const body = lineEnding === 'crlf' ? plain.replaceAll('\n', '\r\n') : plain
  return Buffer.from(encoding === 'utf-8-bom' ? `\ufeff${body}` : body)
}

function marked(bytes: Uint8Array): TextEncoding | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return isUtf8(bytes, false) ? 'utf-8-bom' : null
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  return first === 0xfe && second === 0xff ? 'utf-16be' : null
}

const controls = new Set([7, 8, 9, 10, 12, 13, 27])

function looksBinary(bytes: Uint8Array): boolean {
  let odd = 0
  for (const byte of bytes) {
    if (byte === 0) return true
    if (byte < 32 && !controls.has(byte)) odd += 1
  }
  return odd > bytes.length / 20
}

function guessed(bytes: Uint8Array, complete: boolean): TextEncoding {
  if (isUtf8(bytes, !complete)) return 'utf-8'
  return decodes('euc-kr', bytes, !complete) ? 'euc-kr' : 'windows-1252'
}

const isUtf8 = (bytes: Uint8Array, cut: boolean): boolean => decodes('utf-8', bytes, cut)

/** `cut`: the bytes may end in the middle of a character. */
function decodes(encoding: 'utf-8' | 'euc-kr', bytes: Uint8Array, cut: boolean): boolean {
  try {
    decoderOf(encoding, true).decode(bytes, { stream: cut })
    return true
  } catch {
    return false
  }
}

function decoderOf(encoding: TextEncoding, fatal: boolean) {
  return new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding, { fatal })
}

function lineEndingOf(text: string): FileText['lineEnding'] {
  const crlf = text.split('\r\n').length - 1
  const cr = text.split('\r').length - 1
  const lf = text.split('\n').length - 1
  if (cr === 0) return 'lf'
  return cr === crlf && lf === crlf ? 'crlf' : 'mixed'
}
