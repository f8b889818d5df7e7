import { app, session, shell } from 'electron'
import type { Session } from 'electron'
import { appOrigin } from './scheme.ts'

const longestLink = 2048
const loopbacks = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** A link that may leave the app: https anywhere, http to this computer alone, where published ports are. */
export function safeLink(text: string): string | null {
  if (text.length > longestLink || !URL.canParse(text)) return null
  const url = new URL(text)
  if (url.username !== '' || url.password !== '') return null
  const allowed = url.protocol === 'https:' || (url.protocol === 'http:' && loopbacks.has(url.hostname))
  return allowed ? url.href : null
}

/** Opens a link in the person's browser; false when it is not one that may be opened. */
export async function openLink(text: string): Promise<boolean> {
  const link = safeLink(text)
  if (link === null) return false
  await shell.openExternal(link)
  return true
}

export const isOurs = (address: string): boolean => URL.canParse(address) && originOf(address) === appOrigin

// `URL.origin` is "null" for a scheme of our own.
function originOf(address: string): string {
  const { protocol, host } = new URL(address)
  return `${protocol}//${host}`
}

/** Every right a page could ask for is denied but one: putting text on the clipboard, for our own page. */
const mayHave = (permission: string, origin: string): boolean =>
  permission === 'clipboard-sanitized-write' && isOurs(origin)

export function guardPermissions(target: Session = session.defaultSession): void {
  target.setPermissionRequestHandler((contents, permission, answer) => {
    answer(mayHave(permission, contents.getURL()))
  })
  target.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin))
  target.setDevicePermissionHandler(() => false)
}

/** For every page there will ever be: it stays where it is, opens nothing and embeds nothing. */
export function guardContents(): void {
  app.on('web-contents-created', (_event, contents) => {
    contents.on('will-navigate', (event) => event.preventDefault())
    contents.on('will-redirect', (event) => event.preventDefault())
    contents.on('will-frame-navigate', (event) => event.preventDefault())
    contents.on('will-attach-webview', (event) => event.preventDefault())
    contents.setWindowOpenHandler(({ url }) => {
      void openLink(url)
      return { action: 'deny' }
    })
  })
}
