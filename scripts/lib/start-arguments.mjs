export const startUsage = `npm start                       install, build and open Quayside
npm start -- --browser          serve it to a browser on this computer instead of opening a window
            --port N            at this port of 127.0.0.1 (a free one by default)
            --no-open           print the address only
npm start -- --with-engine      bring a private engine when none is reachable (Debian, root)
npm start -- --help             this text`

/**
 * The words after `npm start --`: `{ browser, port, open, withEngine, help }`, or `{ problem }` with a sentence.
 * `port` is null when the system shall choose.
 */
export function parseStartArguments(argv) {
  const chosen = { browser: false, port: null, open: true, withEngine: false, help: false }
  const words = [...argv]
  while (words.length > 0) {
    const word = words.shift()
    if (word === '--browser') chosen.browser = true
    else if (word === '--no-open') chosen.open = false
    else if (word === '--with-engine') chosen.withEngine = true
    else if (word === '--help' || word === '-h') chosen.help = true
    else if (word === '--port' || word.startsWith('--port=')) {
      const value = word === '--port' ? words.shift() : word.slice('--port='.length)
      if (!isPort(value)) return { problem: `--port needs a number from 1 to 65535, not ${quoted(value)}.` }
      chosen.port = Number(value)
    } else return { problem: `${quoted(word)} is not an option of npm start. Try: npm start -- --help` }
  }
  if (!chosen.browser && !chosen.help && (chosen.port !== null || !chosen.open)) {
    return { problem: '--port and --no-open go with --browser.' }
  }
  return chosen
}

function isPort(value) {
  return /^\d{1,5}$/.test(value ?? '') && Number(value) >= 1 && Number(value) <= 65_535
}

function quoted(value) {
  return value === undefined ? 'nothing' : `"${value}"`
}
