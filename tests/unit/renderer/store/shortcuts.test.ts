import { describe, expect, it } from 'vitest'
import { comboText, matches, parseCombo } from '../../../../src/renderer/store/shortcuts.ts'

interface Press {
  readonly ctrlKey?: boolean
  readonly metaKey?: boolean
  readonly shiftKey?: boolean
}

const press = (key: string, { ctrlKey = false, metaKey = false, shiftKey = false }: Press = {}) => ({
  key,
  ctrlKey,
  metaKey,
  shiftKey,
  altKey: false,
})

describe('a shortcut', () => {
  it('takes Ctrl and Cmd for the same', () => {
    const combo = parseCombo('mod+k')
    expect(matches(combo, press('k', { ctrlKey: true }))).toBe(true)
    expect(matches(combo, press('K', { metaKey: true }))).toBe(true)
    expect(matches(combo, press('k'))).toBe(false)
  })

  it('does not mind the Shift that a sign needs', () => {
    expect(matches(parseCombo('?'), press('?', { shiftKey: true }))).toBe(true)
    expect(matches(parseCombo('?'), press('?'))).toBe(true)
  })

  it('minds the Shift of a letter and of a named key', () => {
    expect(matches(parseCombo('mod+k'), press('k', { ctrlKey: true, shiftKey: true }))).toBe(false)
    expect(matches(parseCombo('shift+F10'), press('F10', { shiftKey: true }))).toBe(true)
    expect(matches(parseCombo('shift+F10'), press('F10'))).toBe(false)
  })

  it('is written as the computer’s people write it', () => {
    expect(comboText('mod+k', 'linux')).toBe('Ctrl K')
    expect(comboText('mod+k', 'darwin')).toBe('⌘K')
    expect(comboText('shift+F10', 'win32')).toBe('Shift F10')
  })
})
