import { describe, expect, it } from 'vitest'
import {
  emptyEnv,
  emptyMount,
  emptyPort,
  formFor,
  inputOf,
} from '../../../src/renderer/features/search/run-form.ts'
import type { RunForm } from '../../../src/renderer/features/search/run-form.ts'
import { checkForm } from '../../../src/renderer/features/search/run-form-check.ts'
import { createInput } from '../../../src/shared/contract/create-input.ts'
import { sampleContainer } from '../../support/sample-container.ts'

const running = [
  sampleContainer({
    name: 'web-1',
    ports: [{ hostIp: '0.0.0.0', hostPort: 8080, containerPort: 80, protocol: 'tcp' }],
  }),
]

function kinds(change: Partial<RunForm>): readonly string[] {
  const form = { ...formFor('app'), ...change }
  return [...checkForm(form, running).values()].map((problem) => problem.kind)
}

describe('the options form', () => {
  it('starts with what a known image needs', () => {
    expect(formFor('postgres:17')).toMatchObject({
      env: [{ name: 'POSTGRES_PASSWORD', value: '', required: true }],
      ports: [{ containerPort: '5432', hostPort: '' }],
    })
    expect(formFor('ubuntu')).toMatchObject({ tty: true, interactive: true })
    expect(formFor('localhost:5000/postgres')).toMatchObject({ env: [], ports: [] })
  })

  it('sends only what was said, in a shape the contract accepts', () => {
    expect(
      inputOf({ ...formFor('app'), ports: [emptyPort()], env: [emptyEnv()], mounts: [emptyMount()] }),
    ).toEqual({
      image: 'app',
    })
    const full = inputOf({
      ...formFor('app'),
      name: ' web-2 ',
      ports: [{ ...emptyPort('80'), hostIp: '127.0.0.1', hostPort: '8081' }],
      publishAll: true,
      env: [{ ...emptyEnv('A'), value: 'b=c' }],
      mounts: [{ ...emptyMount(), source: 'data', target: '/data', readOnly: true }],
      command: `sh -c 'sleep 1'`,
      restart: 'always',
      interactive: true,
      tty: true,
    })
    expect(full).toEqual({
      image: 'app',
      name: 'web-2',
      ports: [{ hostIp: '127.0.0.1', hostPort: 8081, containerPort: 80, protocol: 'tcp' }],
      publishAll: true,
      env: [{ name: 'A', value: 'b=c' }],
      mounts: [{ type: 'volume', source: 'data', target: '/data', readOnly: true }],
      command: ['sh', '-c', 'sleep 1'],
      restart: { policy: 'always' },
      interactive: true,
      tty: true,
    })
    expect(createInput.safeParse(full).success).toBe(true)
  })
})

describe('the check of the options form', () => {
  it('finds nothing wrong with an empty form', () => {
    expect(kinds({})).toEqual([])
  })

  it.each([
    ['a', 'name-too-short'],
    ['-web', 'name-bad-start'],
    ['we b', 'name-bad-character'],
    ['웹', 'name-bad-start'],
    ['w'.repeat(256), 'name-too-long'],
    ['web-1', 'name-taken'],
  ])('refuses the name %s: %s', (name, kind) => {
    expect(kinds({ name })).toEqual([kind])
  })

  it('names the container that has the port', () => {
    const form = { ...formFor('app'), ports: [{ ...emptyPort('80'), hostPort: '8080' }] }
    expect([...checkForm(form, running).values()]).toEqual([
      { kind: 'port-taken', port: 8080, container: 'web-1' },
    ])
  })

  it.each([
    [{ hostPort: '8080', protocol: 'udp' as const }, []],
    [{ hostPort: '8080', hostIp: '127.0.0.1' }, ['port-taken']],
    [{ hostPort: '0' }, ['port-out-of-range']],
    [{ hostPort: '65536' }, ['port-out-of-range']],
    [{ hostPort: '8o' }, ['port-out-of-range']],
    [{ containerPort: '', hostPort: '81' }, ['port-missing']],
    [{ hostIp: '300.1.1.1' }, ['bad-host-ip']],
    [{ hostIp: '::1' }, []],
  ])('reads the port row %j: %j', (row, expected) => {
    expect(kinds({ ports: [{ ...emptyPort('80'), ...row }] })).toEqual(expected)
  })

  it('sees a port asked for twice in the form itself', () => {
    const one = { ...emptyPort('80'), hostPort: '9000' }
    expect(kinds({ ports: [one, { ...emptyPort('81'), hostPort: '9000' }] })).toEqual(['port-twice'])
    expect(kinds({ ports: [one, { ...emptyPort('81'), hostPort: '9001' }] })).toEqual([])
  })

  it.each([
    [{ ...emptyEnv(''), value: 'x' }, 'env-without-name'],
    [{ ...emptyEnv('A=B'), value: 'x' }, 'env-bad-name'],
    [emptyEnv('POSTGRES_PASSWORD', true), 'env-needed'],
  ])('refuses the variable %j: %s', (row, kind) => {
    expect(kinds({ env: [row] })).toEqual([kind])
  })

  it.each([
    [{ type: 'bind' as const, source: '', target: '/a' }, 'bind-without-source'],
    [{ type: 'bind' as const, source: 'data', target: '/a' }, 'source-not-absolute'],
    [{ type: 'volume' as const, source: '/data', target: '/a' }, 'bad-volume-name'],
    [{ type: 'volume' as const, source: 'data', target: '' }, 'target-missing'],
    [{ type: 'volume' as const, source: 'data', target: 'a' }, 'target-not-absolute'],
  ])('refuses the mount %j: %s', (row, kind) => {
    expect(kinds({ mounts: [{ ...emptyMount(), ...row }] })).toEqual([kind])
  })

  it('refuses an open quote, and a restart of what removes itself', () => {
    expect(kinds({ command: `echo "` })).toEqual(['open-quote'])
    expect(kinds({ autoRemove: true, restart: 'always' })).toEqual(['restart-and-remove'])
  })
})
