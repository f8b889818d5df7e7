import type { WebglAddon } from '@xterm/addon-webgl'
import type { Terminal } from '@xterm/xterm'

/** Browsers give a page few contexts, so only the terminal that was focused last has one. */
let holder: { readonly terminal: Terminal; readonly addon: WebglAddon } | null = null
let wanted: Terminal | null = null

/** Draws this terminal by WebGL where the computer does that in hardware; in software the plain way is faster. */
export function accelerate(terminal: Terminal): void {
  if (holder?.terminal === terminal || wanted === terminal || !hasHardware()) return
  wanted = terminal
  void load(terminal).catch(() => releaseAcceleration(terminal))
}

async function load(terminal: Terminal): Promise<void> {
  const { WebglAddon: Addon } = await import('@xterm/addon-webgl')
  if (wanted !== terminal || terminal.element === undefined) return
  holder?.addon.dispose()
  const addon = new Addon()
  addon.onContextLoss(() => releaseAcceleration(terminal))
  holder = { terminal, addon }
  terminal.loadAddon(addon)
}

/** Back to the plain way; also for a terminal that never had another. */
export function releaseAcceleration(terminal: Terminal): void {
  if (wanted === terminal) wanted = null
  if (holder?.terminal !== terminal) return
  holder.addon.dispose()
  holder = null
}

let hardware: boolean | null = null

function hasHardware(): boolean {
  hardware ??= look()
  return hardware
}

function look(): boolean {
  const context = document.createElement('canvas').getContext('webgl2')
  if (context === null) return false
  const info = context.getExtension('WEBGL_debug_renderer_info')
  const name = String(context.getParameter(info?.UNMASKED_RENDERER_WEBGL ?? context.RENDERER))
  context.getExtension('WEBGL_lose_context')?.loseContext()
  return !/swiftshader|llvmpipe|software|basic render/i.test(name)
}
