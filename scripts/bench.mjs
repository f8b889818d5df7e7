// `npm run bench [-- name …]`: builds, then prints figures beside the docker CLI.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

const root = join(import.meta.dirname, '..')
const node = join(root, 'node_modules/.bin/node')
const run = (...args) => spawnSync(node, args, { cwd: root, stdio: 'inherit' }).status ?? 1

const built = run('node_modules/.bin/electron-vite', 'build', '--logLevel', 'error')
process.exitCode = built === 0 ? run('tests/bench/run.ts', ...process.argv.slice(2)) : built
