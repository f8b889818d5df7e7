/** Bytes; a larger context is sent only when the person agreed to its size. */
export const largeContext = 1_000_000_000
