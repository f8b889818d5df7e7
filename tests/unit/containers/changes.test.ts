import { expect, test } from 'vitest'
import { changeProblem } from '../../../src/renderer/features/containers/model/changes.ts'

test.each([
  ['CMD', '["nginx","-g"]', null],
  ['CMD', 'nginx -g', null],
  ['CMD', "['nginx']", 'json'],
  ['ENTRYPOINT', '[1]', 'json'],
  ['ENV', 'MODE=prod', null],
  ['ENV', 'MODE prod', null],
  ['ENV', 'MODE', 'pair'],
  ['LABEL', '=x', 'pair'],
  ['EXPOSE', '8080 9000-9010/udp', null],
  ['EXPOSE', '0', 'port'],
  ['EXPOSE', '70000', 'port'],
  ['EXPOSE', '90-80', 'port'],
  ['WORKDIR', '/srv', null],
  ['USER', 'app:app', null],
  ['USER', 'an app', 'blank'],
  ['VOLUME', '/data /logs', null],
  ['VOLUME', '["/data"]', null],
  ['VOLUME', 'data', 'path'],
  ['LABEL', 'a=1\nb=2', 'line-break'],
  ['USER', '  ', 'empty'],
] as const)('%s %s: %s', (instruction, value, problem) => {
  expect(changeProblem(instruction, value)).toBe(problem)
})
