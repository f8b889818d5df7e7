import type { ITheme } from '@xterm/xterm'

const ansi = {
  light: {
    black: '#14212e',
    red: '#b3261e',
    green: '#0f6b41',
    yellow: '#7a4f00',
    blue: '#0b6bb8',
    magenta: '#8a2a8a',
    cyan: '#0a6672',
    white: '#566a7c',
    brightBlack: '#46596b',
    brightRed: '#c2352c',
    brightGreen: '#157a4c',
    brightYellow: '#8a5a00',
    brightBlue: '#095995',
    brightMagenta: '#9c3a9c',
    brightCyan: '#0b7382',
    brightWhite: '#14212e',
  },
  dark: {
    black: '#2a3a48',
    red: '#ff8f86',
    green: '#5fd39a',
    yellow: '#f0c45c',
    blue: '#5db3f5',
    magenta: '#d9a3f0',
    cyan: '#6fd6e0',
    white: '#b3c3d1',
    brightBlack: '#94a8ba',
    brightRed: '#ffb0a9',
    brightGreen: '#8ee5ba',
    brightYellow: '#f8d98c',
    brightBlue: '#86c6f8',
    brightMagenta: '#e8c2f8',
    brightCyan: '#9be7ee',
    brightWhite: '#e8f0f7',
  },
} as const

/** The tokens of the present theme as a terminal wants them. */
function presentTheme(): ITheme {
  const styles = getComputedStyle(document.documentElement)
  const token = (name: string): string => styles.getPropertyValue(name).trim()
  const isDark = document.documentElement.dataset['theme'] === 'dark'
  return {
    ...ansi[isDark ? 'dark' : 'light'],
    background: token('--deck'),
    foreground: token('--ink'),
    cursor: token('--harbour'),
    cursorAccent: token('--deck'),
    selectionBackground: isDark ? '#2f5f8a' : '#b5d8f5',
    selectionInactiveBackground: isDark ? '#2a3f52' : '#dbe7f1',
  }
}

/** Tells the theme now, and again whenever the person changes it. */
export function followTheme(tell: (theme: ITheme) => void): () => void {
  tell(presentTheme())
  const observer = new MutationObserver(() => tell(presentTheme()))
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** The monospaced fonts of the app, those for Hangul among them. */
export const terminalFont = (): string =>
  getComputedStyle(document.documentElement).getPropertyValue('--mono').trim()
