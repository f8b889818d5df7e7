import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from '#shared/locales/en/index.ts'
import { leavesOf, stems } from './leaves.ts'

const root = resolve(import.meta.dirname, '../../../src')

function codeUnder(folder: string): string {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'))
    .join('\n')
}

const pages = codeUnder('renderer')
const shell = codeUnder('main')

/** A key may be written whole, or begin a template: `common.state.${state}`. */
function isWritten(key: string, code: string): boolean {
  if (code.includes(`'${key}'`) || code.includes(`\`${key}\``)) return true
  const parts = key.split('.')
  return parts.some(
    (part, index) => index > 0 && code.includes(`\`${parts.slice(0, index).join('.')}.\${`) && part !== '',
  )
}

describe('the keys in the code', () => {
  const known = stems(leavesOf(en))

  it('all exist', () => {
    const written = [...pages.matchAll(/\bt\(\s*'([\w.-]+)'/g)].map(([, key]) => key ?? '')
    expect(written.length).toBeGreaterThan(100)
    expect(written.filter((key) => !known.has(key))).toEqual([])
  })

  it('use every word of the catalogue', () => {
    // The tray's own words are asked for without their part's name.
    const unused = [...known].filter((key) =>
      key.startsWith('tray.') ? !isWritten(key.slice('tray.'.length), shell) : !isWritten(key, pages),
    )
    expect(unused).toEqual([])
  })
})
