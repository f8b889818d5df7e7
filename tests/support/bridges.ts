import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/** A bridge of one engine: engines side by side must share neither `docker0` nor a subnet. */
export interface Bridge {
  readonly name: string
  /** For `default-address-pools`: where the networks that people make get their subnets. */
  readonly addressPool: { readonly base: string; readonly size: number }
}

const bridgeFile = 'bridge'
const slots = 100

/** Makes a bridge with a free subnet of 10.100.0.0–10.199.255.255. Making the link is what claims it: names are unique. */
export function claimBridge(folder: string): Bridge {
  const first = Math.floor(Math.random() * slots)
  for (let step = 0; step < slots; step += 1) {
    const slot = (first + step) % slots
    const name = `quay${slot}`
    if (!run('ip', ['link', 'add', name, 'type', 'bridge'])) continue
    writeFileSync(join(folder, bridgeFile), name)
    run('ip', ['addr', 'add', `10.${100 + slot}.0.1/17`, 'dev', name])
    run('ip', ['link', 'set', name, 'up'])
    return { name, addressPool: { base: `10.${100 + slot}.128.0/17`, size: 24 } }
  }
  throw new Error('No free bridge is left for a private engine.')
}

/** Deletes the engine's own bridge, the bridges of its networks, and the firewall rules that name them. */
export function removeBridgesOf(folder: string): void {
  const own = existsSync(join(folder, bridgeFile)) ? [readFileSync(join(folder, bridgeFile), 'utf8')] : []
  const bridges = [...own, ...networkBridges(folder)]
  for (const name of bridges) run('ip', ['link', 'delete', name])
  if (bridges.length > 0) removeRules(bridges)
}

/** dockerd names a network's bridge after the network's id, which its store holds as plain text. */
function networkBridges(folder: string): string[] {
  const store = join(folder, 'data/network/files/local-kv.db')
  if (!existsSync(store)) return []
  const text = readFileSync(store, 'latin1')
  const links = output('ip', ['-o', 'link', 'show', 'type', 'bridge'])
  const names = [...links.matchAll(/\bbr-([0-9a-f]{12})\b/g)]
  return names.filter((match) => text.includes(match[1] ?? ' ')).map((match) => match[0])
}

function removeRules(bridges: readonly string[]): void {
  let table = 'filter'
  for (const line of output('iptables-save', []).split('\n')) {
    if (line.startsWith('*')) table = line.slice(1)
    const words = line.split(' ')
    if (words[0] !== '-A' || !words.some((word) => bridges.includes(word))) continue
    run('iptables', ['-w', '-t', table, '-D', ...words.slice(1)])
  }
}

function run(command: string, args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function output(command: string, args: readonly string[]): string {
  try {
    return execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] })
  } catch {
    return ''
  }
}
