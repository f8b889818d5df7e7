import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { containersContract } from '#shared/contract/containers.ts'
import { diskContract } from '#shared/contract/disk.ts'
import { imagesContract } from '#shared/contract/images.ts'
import { tarsContract } from '#shared/contract/tars.ts'
import * as containerCommand from '#shared/docker-command/containers.ts'
import * as diskCommand from '#shared/docker-command/disk.ts'
import * as imageCommand from '#shared/docker-command/images.ts'
import * as tarCommand from '#shared/docker-command/tars.ts'

const domains = [
  { domain: 'containers', contract: containersContract, commands: containerCommand, without: [] },
  // Docker has no command that lists the tags of a repository.
  { domain: 'images', contract: imagesContract, commands: imageCommand, without: ['tags'] },
  { domain: 'tars', contract: tarsContract, commands: tarCommand, without: [] },
  { domain: 'disk', contract: diskContract, commands: diskCommand, without: [] },
]

const folder = import.meta.dirname
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.test.ts'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))

/** An engine test that does it by the app and has the docker CLI beside it. */
function isProved(domain: string, action: string): boolean {
  return files.some((text) => text.includes(`${domain}.${action}(`) && /\b(docker|cli)\(/.test(text))
}

test.each(domains)(
  'every action on $domain has a docker command, and a test that has the CLI beside it',
  ({ domain, contract, commands, without }) => {
    const actions = Object.keys(contract).filter((action) => !without.some((name) => name === action))
    expect(actions.filter((action) => !Object.hasOwn(commands, action))).toEqual([])
    expect(actions.filter((action) => !isProved(domain, action))).toEqual([])
  },
)
