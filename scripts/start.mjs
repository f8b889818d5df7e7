import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { build, buildIsStale } from './lib/build.mjs'
import { electronArguments, electronProblem } from './lib/electron.mjs'
import { installPackages } from './lib/packages.mjs'
import { bringEngine } from './lib/private-engine.mjs'
import { node, root } from './lib/run.mjs'
import { giveUp, say } from './lib/say.mjs'
import { parseStartArguments, startUsage } from './lib/start-arguments.mjs'

const chosen = parseStartArguments(process.argv.slice(2))
if (chosen.problem) giveUp(chosen.problem, 2)
if (chosen.help) {
  say(startUsage)
  process.exit(0)
}

await installPackages()
if (buildIsStale()) {
  say('Building…')
  const { code, output } = await build()
  if (code !== 0) giveUp(`The build failed:\n${output}`)
}
const noWindow = chosen.browser ? null : await electronProblem()
const engine = chosen.withEngine ? await bringEngine() : null
const env = { ...process.env, ...(engine === null ? {} : { DOCKER_HOST: engine.host }) }
process.exit(await openQuayside().finally(() => engine?.stop()))

async function openQuayside() {
  if (!chosen.browser) {
    if (noWindow === null) {
      const begun = Date.now()
      const code = await show(electronArguments())
      if (code === 0 || Date.now() - begun > 10_000) return code
    }
    say(
      `No window: ${noWindow ?? 'Electron could not start'}. Serving Quayside to a browser on this computer instead.`,
    )
  }
  const port = chosen.port === null ? [] : ['--port', String(chosen.port)]
  return show([join(root, 'out/main/web.js'), ...port, ...(chosen.open ? [] : ['--no-open'])])
}

/** Runs until it ends by itself or this script is asked to end; then it has its time to end well. */
function show(args) {
  if (engine?.asked.aborted) return Promise.resolve(130)
  return new Promise((resolve) => {
    const child = spawn(node, args, { cwd: root, env, stdio: 'inherit' })
    // At a terminal Ctrl-C reaches the child by itself.
    const pass = (name) => (name === 'SIGINT' && process.stdin.isTTY) || child.kill(name)
    const names = ['SIGINT', 'SIGTERM', 'SIGHUP']
    for (const name of names) process.on(name, pass)
    child.once('error', (error) => {
      say(error.message)
      resolve(1)
    })
    child.once('exit', (code, name) => {
      for (const each of names) process.off(each, pass)
      resolve(name === null ? (code ?? 1) : 0)
    })
  })
}
