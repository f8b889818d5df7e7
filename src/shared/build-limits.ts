/** Bytes; a larger context is sent only when the person agreed to its size. */
export const largeContext = 1_000_000_000

/** Files that a page reads of a folder; most of them may be left out by .dockerignore. */
export const mostReadFiles = 300_000

/** Files that a browser's page can tell of: their names go ahead of the bytes as one message. */
export const mostSentFiles = 30_000
/** Characters of all their paths together. */
export const longestSentPaths = 2_500_000
