import { spawn } from 'node:child_process'

/** Whether a browser window could appear where this runs: no over ssh and without a display. */
export function hasDisplay(
  env: NodeJS.ProcessEnv = process.env,
  platform: NodeJS.Platform = process.platform,
): boolean {
  if (env['SSH_CONNECTION'] !== undefined) return false
  return platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY'])
}

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['rundll32', 'url.dll,FileProtocolHandler'],
  linux: ['xdg-open'],
}

/**
 * Asks the system to show an address; silent when it cannot, the address was printed as well. Other users
 * may see the argument for a moment: that is why its code lives 60 s, dies on first use, and is no token.
 */
export function openBrowser(address: string, platform: NodeJS.Platform = process.platform): void {
  const [program, ...first] = openers[platform] ?? []
  if (program === undefined) return
  const child = spawn(program, [...first, address], { stdio: 'ignore', detached: true })
  child.on('error', () => undefined)
  child.unref()
}
