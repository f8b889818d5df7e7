import { join } from 'node:path'
import packageJson from '../../package.json' with { type: 'json' }
import { startBackend } from './backend.ts'
import { stderrLog } from './log.ts'
import { runBrowserHost } from './serve/run.ts'
import { openSettings } from './settings.ts'

const log = stderrLog()
const settings = openSettings()

await runBrowserHost({
  argv: process.argv.slice(2),
  files: join(import.meta.dirname, '../renderer'),
  version: packageJson.version,
  settings,
  log,
  input: process.stdin,
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
  startBackend: (desktop) => startBackend({ settings, desktop, log }),
  onSignal: (signal, listener) => void process.on(signal, listener),
  exit: (code) => process.exit(code),
})
