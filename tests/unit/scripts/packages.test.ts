import { expect, test } from 'vitest'
import { differingPackages } from '../../../scripts/lib/packages.mjs'

const wanted = {
  packages: {
    '': { version: '0.1.0' },
    'node_modules/zod': { version: '4.6.7' },
    'node_modules/fsevents': { version: '2.3.3', optional: true },
  },
}

test('nothing is installed when the tree is as the lock file says', () => {
  const installed = { packages: { 'node_modules/zod': { version: '4.6.7' } } }
  expect(differingPackages(wanted, installed)).toEqual([])
})

test('a missing tree, a missing package and another version are all seen', () => {
  expect(differingPackages(wanted, null)).toEqual(['node_modules/zod'])
  expect(differingPackages(wanted, { packages: {} })).toEqual(['node_modules/zod'])
  const older = { packages: { 'node_modules/zod': { version: '4.0.0' } } }
  expect(differingPackages(wanted, older)).toEqual(['node_modules/zod'])
})

test('an optional package of another version is seen, an absent one belongs to another system', () => {
  const installed = {
    packages: { 'node_modules/zod': { version: '4.6.7' }, 'node_modules/fsevents': { version: '1.0.0' } },
  }
  expect(differingPackages(wanted, installed)).toEqual(['node_modules/fsevents'])
})
