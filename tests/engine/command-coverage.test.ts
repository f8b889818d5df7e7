import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { containersContract } from '#shared/contract/containers.ts'
import * as containerCommand from '#shared/docker-command/containers.ts'

/** An engine test that does it by the app and has the docker CLI beside it. */
function isProved(action: string, files: readonly string[]): boolean {
  return files.some((text) => text.includes(`containers.${action}(`) && /\b(docker|cli)\(/.test(text))
}

test('every action on containers has a docker command, and a test that has the CLI beside it', () => {
  const folder = import.meta.dirname
  const files = readdirSync(folder)
    .filter((name) => name.endsWith('.test.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'))
  const actions = Object.keys(containersContract)
  expect(actions.filter((action) => !Object.hasOwn(containerCommand, action))).toEqual([])
  expect(actions.filter((action) => !isProved(action, files))).toEqual([])
})
