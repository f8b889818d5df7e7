/** The kind of file as Unix has it in a mode, by the tar's own letter for it. */
const kinds: Readonly<Record<string, number>> = { '0': 0o100000, '2': 0o120000, '5': 0o040000, '6': 0o010000 }

const mode = { from: 100, to: 108 }
const checksum = { from: 148, to: 156 }

/**
 * Writes the kind of file into the mode of a tar header, as the docker CLI has it and tar-stream does not: the
 * builder's cache is found by the mode too, so that `docker build` and we share it. What is no header stays as it is.
 */
export function markFileType(block: Uint8Array): void {
  const header = Buffer.from(block.buffer, block.byteOffset, block.byteLength)
  if (header.length !== 512 || header.toString('latin1', 257, 262) !== 'ustar') return
  const kind = kinds[header.toString('latin1', 156, 157)]
  if (kind === undefined) return
  const before = sumOf(header, mode)
  const bits = Number.parseInt(header.toString('latin1', mode.from, mode.to), 8)
  header.write(`${(kind | bits).toString(8).padStart(7, '0')}\0`, mode.from, 'latin1')
  const sum = Number.parseInt(header.toString('latin1', checksum.from, checksum.to), 8)
  const next = sum - before + sumOf(header, mode)
  header.write(`${next.toString(8).padStart(6, '0')}\0 `, checksum.from, 'latin1')
}

const sumOf = (bytes: Buffer, { from, to }: { readonly from: number; readonly to: number }): number =>
  bytes.subarray(from, to).reduce((sum, byte) => sum + byte, 0)
