import { expect, it } from 'vitest'
import type { Task } from '#shared/contract/tasks.ts'
import * as containerCommand from '../../../src/shared/docker-command/containers.ts'
import { imageOfTask } from '../../../src/renderer/features/search/task-image.ts'

function run(subject: string, command: readonly string[]): Task {
  return {
    id: '1',
    kind: 'run',
    subject,
    command,
    startedAt: 0,
    endedAt: null,
    state: 'running',
    step: null,
    progress: null,
    fault: null,
    result: null,
  }
}

it('a run is about the image that it was asked for', () => {
  expect(imageOfTask(run('web', []), { image: 'nginx' })).toBe('nginx')
  expect(imageOfTask(run('nginx', containerCommand.run({ image: 'nginx' })), null)).toBe('nginx')
})

it('a named run of another page is known by its command', () => {
  const command = containerCommand.run({
    image: 'localhost:5000/app:1',
    name: 'web',
    env: [{ name: 'A', value: 'b' }],
    ports: [{ containerPort: 80, hostPort: 8080 }],
  })
  expect(imageOfTask(run('web', command), null)).toBe('localhost:5000/app:1')
})
