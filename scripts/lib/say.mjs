/** One line for the person who waits. */
export function say(line) {
  process.stdout.write(`${line}\n`)
}

/** A clear sentence about what is wrong, and the end. */
export function giveUp(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`)
  process.exit(code)
}

/** `1.2 s`, `2 min 5 s`. */
export function duration(milliseconds) {
  const seconds = milliseconds / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  return `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`
}
