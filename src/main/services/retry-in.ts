/** The seconds of `Retrying in 5 seconds`, which the engine says of a layer once a second; null for any other word. */
export function retryIn(status: string): number | null {
  const seconds = /^Retrying in (\d+) second/.exec(status)?.[1]
  return seconds === undefined ? null : Number(seconds)
}
