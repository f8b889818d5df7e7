#!/usr/bin/env node
// Chromium drops what it is loading whenever an address appears on the machine (ERR_NETWORK_CHANGED), and each
// container that starts brings one. So it runs in a network namespace of its own, whose only way out is a SOCKS
// proxy to this machine's loopback. Playwright starts this in place of Chromium and talks to it over pipes.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

// The shell draws the same pages at half the cost: it has no window of its own to draw around them.
const installed = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'].find((path) => existsSync(path))
const chromium = process.env.QUAYSIDE_CHROMIUM ?? installed ?? 'chromium'
const proxyPort = 1080
const loopback = new Set(['127.0.0.1', 'localhost', '::1'])
const [first, socket, ...rest] = process.argv.slice(2)

if (first === '--relay') relay(socket)
else if (process.platform === 'linux' && process.getuid() === 0) startApart(process.argv.slice(2))
else show(spawn(chromium, [first, socket, ...rest].filter(Boolean), { stdio: [0, 1, 2, 3, 4] }))

function startApart(args) {
  const folder = mkdtempSync(join(tmpdir(), 'chromium-apart-'))
  const path = join(folder, 'socks')
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }))
  const inside = `ip link set lo up
    "$0" "$1" --relay "$2" </dev/null >/dev/null 2>&1 3>&- 4>&- & shift 2
    until [ -e "${path}.ready" ]; do sleep 0.02; done
    exec "$@"`
  const proxy = [`--proxy-server=socks5://127.0.0.1:${proxyPort}`, '--proxy-bypass-list=<-loopback>']
  const own = [process.execPath, import.meta.filename, path]
  createServer(serveSocks).listen(path, () => {
    const command = ['--net', 'sh', '-c', inside, ...own, chromium, ...proxy, ...args]
    show(spawn('unshare', command, { stdio: [0, 1, 2, 3, 4] }))
  })
}

/**
 * Inside the namespace: what comes to its loopback goes out through the file system. It ends with its parent, which
 * is Chromium, and holds none of Chromium's pipes: Playwright waits half a minute for whoever does.
 */
function relay(path) {
  const parent = process.ppid
  setInterval(() => process.ppid === parent || process.exit(), 200)
  const server = createServer((client) => tie(client, connect(path)))
  server.listen(proxyPort, '127.0.0.1', () => createServer().listen(`${path}.ready`))
}

/** RFC 1928 without authentication, for this machine's own addresses alone. */
function serveSocks(client) {
  client.once('error', () => client.destroy())
  client.once('data', () => {
    client.write(Buffer.from([5, 0]))
    client.once('data', (request) => {
      const { host, port } = targetOf(request)
      const refused = Buffer.from([5, 2, 0, 1, 0, 0, 0, 0, 0, 0])
      if (!loopback.has(host)) return client.end(refused)
      client.pause()
      const fail = () => client.end(Buffer.from([5, 5, 0, 1, 0, 0, 0, 0, 0, 0]))
      const upstream = connect(port, host, () => {
        // From now on what goes back is the answer: a connection that breaks is cut and no more.
        upstream.off('error', fail)
        client.write(Buffer.from([5, 0, 0, 1, 0, 0, 0, 0, 0, 0]))
        tie(client, upstream)
      })
      upstream.once('error', fail)
    })
  })
}

function targetOf(request) {
  const port = request.readUInt16BE(request.length - 2)
  if (request[3] === 1) return { host: request.subarray(4, 8).join('.'), port }
  if (request[3] === 3) return { host: request.subarray(5, 5 + request[4]).toString(), port }
  const isLoopback = request.subarray(4, 20).equals(Buffer.from([...Array.from({ length: 15 }, () => 0), 1]))
  return { host: isLoopback ? '::1' : '', port }
}

function tie(one, other) {
  one.on('error', () => other.destroy())
  other.on('error', () => one.destroy())
  one.on('close', () => other.destroy())
  one.pipe(other).pipe(one)
}

function show(child) {
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(name, () => child.kill(name))
  child.once('exit', (code) => process.exit(code ?? 1))
}
