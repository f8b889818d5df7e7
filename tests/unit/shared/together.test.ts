import { expect, it } from 'vitest'
import * as command from '#shared/docker-command/containers.ts'
import { together } from '#shared/docker-command/together.ts'

const remove = (id: string, force: boolean) => command.remove({ id, force, volumes: false })

it('what is done alike is one command, what differs stays apart', () => {
  expect(together([remove('a', false), remove('b', true), remove('c', false), remove('d', true)])).toEqual([
    ['docker', 'rm', 'a', 'c'],
    ['docker', 'rm', '--force', 'b', 'd'],
  ])
  expect(
    together([command.stop({ id: 'a', graceSeconds: 3 }), command.stop({ id: 'b', graceSeconds: 3 })]),
  ).toEqual([['docker', 'stop', '-t', '3', 'a', 'b']])
  expect(together([])).toEqual([])
})
