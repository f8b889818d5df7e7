import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const root = join(import.meta.dirname, '../../..')
const recipe = readFileSync(join(root, 'electron-builder.yml'), 'utf8')

test.each([
  ['runAsNode', false],
  ['enableNodeOptionsEnvironmentVariable', false],
  ['enableNodeCliInspectArguments', false],
  ['grantFileProtocolExtraPrivileges', false],
  ['enableCookieEncryption', true],
  ['enableEmbeddedAsarIntegrityValidation', true],
  ['onlyLoadAppFromAsar', true],
])('the package’s fuse %s is %s', (fuse, on) => {
  expect(recipe).toContain(`\n  ${fuse}: ${String(on)}\n`)
})

test('the package is one archive, as its integrity check needs', () => {
  expect(recipe).toContain('\nasar: true\n')
})
