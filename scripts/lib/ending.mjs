const names = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** From now on a request to end (Ctrl-C, a signal) ends nothing by itself: it aborts the answered signal. */
export function holdEnding() {
  const asked = new AbortController()
  for (const name of names) process.on(name, () => asked.abort())
  return asked.signal
}
