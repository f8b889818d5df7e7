import { expect, test } from 'vitest'
import { registryFrom } from '#shared/registry-name.ts'

test.each([
  ['', 'docker.io'],
  [' hub.docker.com ', 'docker.io'],
  ['https://index.docker.io/v1/', 'docker.io'],
  ['ghcr.io', 'ghcr.io'],
  ['https://reg.example:8443/', 'reg.example:8443'],
  ['localhost:5000', 'localhost:5000'],
  ['http://127.0.0.1:5000/v2/', '127.0.0.1:5000'],
  ['[::1]:5000', '[::1]:5000'],
  ['nginx', null],
  ['two words', null],
  ['reg.example/team', null],
])('“%s” means %s', (text, registry) => {
  expect(registryFrom(text)).toBe(registry)
})
