/**
 * Memory of so many bytes that comes from the system and goes back to it in part or whole, at once: what `malloc` gave
 * stays with the process when it is given back in pieces.
 */
export function room(bytes: number): ArrayBuffer {
  return new ArrayBuffer(bytes, { maxByteLength: bytes })
}

/** Gives memory back at once: nobody can read it any more. */
export function giveBack(buffer: ArrayBufferLike): void {
  // What is only cut stays with the process until the system is short of memory.
  if (buffer instanceof ArrayBuffer) buffer.transferToFixedLength(0)
}
