import { expect, it } from 'vitest'
import { shorten } from '../../../../src/renderer/app/shorten.ts'

it('a long name keeps the end that tells it from others, and a short one is left alone', () => {
  expect(shorten('unix:///run/user/1000/docker.sock', 16)).toBe('…000/docker.sock')
  expect(shorten('unix:///run/user/1000/docker.sock', 16)).toHaveLength(16)
  expect(shorten('default', 16)).toBe('default')
})
