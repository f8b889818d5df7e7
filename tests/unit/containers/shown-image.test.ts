import { expect, it } from 'vitest'
import { shownImage } from '../../../src/renderer/features/containers/model/image.ts'

const hex = '8923db9f1ce4de6788087b9f1f55b588798d079acec14b8253606f95b0ac77cb'

it('shortens digests and ids, and nothing else', () => {
  expect(shownImage(`localhost:5000/team/app@sha256:${hex}`)).toBe(
    'localhost:5000/team/app@sha256:8923db9f1ce4…',
  )
  expect(shownImage(`sha256:${hex}`)).toBe('sha256:8923db9f1ce4…')
  expect(shownImage(hex)).toBe('8923db9f1ce4…')
  expect(shownImage('registry.example:5000/a/b:2026.11.20')).toBe('registry.example:5000/a/b:2026.11.20')
})
