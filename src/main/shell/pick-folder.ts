import { BrowserWindow, dialog } from 'electron'

/** The system's dialog for a folder, over the window that is in front; null when the person chose none. */
export async function pickFolder(): Promise<string | null> {
  const options = { properties: ['openDirectory' as const] }
  const window = BrowserWindow.getFocusedWindow()
  const answer = await (window ? dialog.showOpenDialog(window, options) : dialog.showOpenDialog(options))
  return answer.canceled ? null : (answer.filePaths[0] ?? null)
}
