/** What no file system takes, what would leave a folder, and what would turn the rest of a name around. */
const unsafe =
  /[\u0000-\u001f\u007f-\u009f/\\:*?"<>|\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff\ud800-\udfff]/gu
const longest = 180

/** A name out of a container as a file may be called on the person's computer: never a path, never empty. */
export function safeFileName(name: string): string {
  const plain = name.replaceAll(unsafe, '_').replaceAll(/^[. ]+|[. ]+$/g, '')
  return shortened(plain) || 'download'
}

/** Cut in the middle, so that the ending still tells what it is; by bytes, as file systems count. */
function shortened(name: string): string {
  let characters = Array.from(name)
  while (Buffer.byteLength(characters.join('')) > longest) {
    const middle = Math.floor(characters.length / 2)
    characters = [...characters.slice(0, middle - 1), ...characters.slice(middle)]
  }
  return characters.join('')
}

/** The header that makes a browser save and never show; RFC 6266 with the RFC 5987 name. */
export function contentDisposition(fileName: string): string {
  const name = safeFileName(fileName)
  const plain = name.replaceAll(/[^\x20-\x7e]|%/g, '_')
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`
}
