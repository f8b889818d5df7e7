import { expect, it } from 'vitest'
import { checkTag } from '../../../src/renderer/features/images/tag-check.ts'

const images = [
  {
    id: 'sha256:1',
    references: ['nginx:latest'],
    digests: [],
    createdAt: 0,
    size: 0,
    dangling: false,
    savePoint: null,
  },
  {
    id: 'sha256:2',
    references: ['team/web:1.0'],
    digests: [],
    createdAt: 0,
    size: 0,
    dangling: false,
    savePoint: null,
  },
]

it.each([
  ['', 'empty'],
  ['team/web:2.0', 'fine'],
  ['docker.io/library/nginx', 'same'],
  ['team/web:1.0', 'moves'],
  ['Nginx', 'bad'],
  ['a'.repeat(64), 'bad'],
  [`nginx@sha256:${'a'.repeat(64)}`, 'bad'],
])('a new name for an image is looked at before it is given: %s is %s', (text, kind) => {
  expect(checkTag(text, 'sha256:1', images).kind).toBe(kind)
})
