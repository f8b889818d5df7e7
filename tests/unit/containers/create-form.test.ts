import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createInput } from '../../../src/shared/contract/create-input.ts'
import { duplicateOf, formAgain, formFor } from '../../../src/renderer/features/containers/create/begin.ts'
import { readEnvFile } from '../../../src/renderer/features/containers/create/env-file.ts'
import { checkForm } from '../../../src/renderer/features/containers/create/form-check.ts'
import { inputOf } from '../../../src/renderer/features/containers/create/form-input.ts'
import {
  type CreateForm,
  emptyEnv,
  emptyMount,
  emptyPort,
  formOf,
} from '../../../src/renderer/features/containers/create/form.ts'
import { madeUpName } from '../../../src/renderer/features/containers/create/made-up-name.ts'
import { createForms } from '../../support/create-forms.ts'
import { sampleContainer } from '../../support/sample-container.ts'

const running = [
  sampleContainer({
    name: 'web-1',
    ports: [{ hostIp: '0.0.0.0', hostPort: 8080, containerPort: 80, protocol: 'tcp' }],
  }),
]

function problems(change: Partial<CreateForm>): readonly string[] {
  const found = checkForm({ ...formOf({ image: 'app' }), ...change }, running)
  return [...found].map(([field, { kind }]) => `${field}: ${kind}`)
}

describe('the create form', () => {
  it('gives back whatever create takes, and finds nothing wrong with it', () => {
    fc.assert(
      fc.property(createForms, (input) => {
        const form = formOf(input)
        expect(inputOf(form)).toEqual(input)
        expect([...checkForm(form, [])]).toEqual([])
        expect(createInput.safeParse(inputOf(form)).success).toBe(true)
      }),
      { numRuns: 300 },
    )
  })

  it('is the image alone when nothing else is said, rows without a word included', () => {
    const form = formOf({ image: 'app' })
    expect(inputOf({ ...form, ports: [emptyPort], env: [emptyEnv], mounts: [emptyMount] })).toEqual({
      image: 'app',
    })
  })

  it('starts with what a known image needs', () => {
    expect(formFor('postgres:17')).toMatchObject({
      env: [{ name: 'POSTGRES_PASSWORD', value: '', required: true }],
      ports: [{ containerPort: '5432', hostPort: '' }],
    })
    expect(formFor('ubuntu')).toMatchObject({ tty: true, interactive: true })
    expect(formFor('localhost:5000/postgres')).toMatchObject({ env: [], ports: [] })
    const again = formAgain({ image: 'postgres', env: [{ name: 'POSTGRES_PASSWORD', value: 'x' }] })
    expect(again.env).toEqual([{ name: 'POSTGRES_PASSWORD', value: 'x', required: false }])
  })

  it('leaves out of a duplicate what can be had once, and says so', () => {
    const labels = { role: 'web', 'com.docker.compose.project': 'shop' }
    expect(duplicateOf({ image: 'app', name: 'a', ipv4: '10.0.0.2', network: 'shop', labels }, [])).toEqual({
      input: { image: 'app', network: 'shop', labels: { role: 'web' } },
      left: [
        { setting: '--ip', value: '10.0.0.2' },
        { setting: '--label', value: 'com.docker.compose.project=shop' },
      ],
    })
  })

  it('makes up names that nothing bears', () => {
    expect(madeUpName(new Set(), () => 0)).toBe('amber_anchor')
    expect(madeUpName(new Set(['amber_anchor']), () => 0)).toBe('amber_anchor0')
    expect(madeUpName(new Set(), () => 0.999_999)).toBe('zesty_wharf')
  })

  it('reads a .env file as docker does', () => {
    expect(readEnvFile('\uFEFF# c\r\nA=b # not a comment\n  B="q"\n\nC=\nBAD NAME=x\nALONE\n=x')).toEqual({
      rows: [
        { name: 'A', value: 'b # not a comment' },
        { name: 'B', value: '"q"' },
        { name: 'C', value: '' },
      ],
      left: ['BAD NAME=x', 'ALONE', '=x'],
    })
  })
})

describe('the check of the create form', () => {
  it.each([
    ['a', 'name-too-short'],
    ['-web', 'name-bad-start'],
    ['we b', 'name-bad-character'],
    ['웹', 'name-bad-start'],
    ['w'.repeat(256), 'name-too-long'],
    ['web-1', 'name-taken'],
  ])('refuses the name %s: %s', (name, kind) => {
    expect(problems({ name })).toEqual([`name: ${kind}`])
  })

  it.each([
    [{ hostPort: '8080', protocol: 'udp' as const }, []],
    [{ hostPort: '8080', hostIp: '127.0.0.1' }, ['ports.0.hostPort: port-taken']],
    [{ hostPort: '0' }, ['ports.0.hostPort: port-out-of-range']],
    [{ hostPort: '8o' }, ['ports.0.hostPort: port-out-of-range']],
    [{ containerPort: '', hostPort: '81' }, ['ports.0.containerPort: port-missing']],
    [{ hostIp: '300.1.1.1' }, ['ports.0.hostIp: bad-host-ip']],
    [{ hostIp: '::1' }, []],
  ])('reads the port row %j: %j', (row, expected) => {
    expect(problems({ ports: [{ ...emptyPort, containerPort: '80', ...row }] })).toEqual(expected)
  })

  it('names the container that has the port, and sees a port asked for twice in the form itself', () => {
    const one = { ...emptyPort, containerPort: '80', hostPort: '8080' }
    const found = checkForm({ ...formOf({ image: 'app' }), ports: [one] }, running)
    expect(found.get('ports.0.hostPort')).toEqual({
      kind: 'port-taken',
      values: { port: 8080, container: 'web-1' },
    })
    const two = { ...one, hostPort: '9000' }
    expect(problems({ ports: [two, { ...two, containerPort: '81' }] })).toEqual([
      'ports.1.hostPort: port-twice',
    ])
  })

  it.each<[Partial<CreateForm>, string]>([
    [{ image: '' }, 'image: image-missing'],
    [{ image: 'Bad:' }, 'image: reference'],
    [{ env: [{ ...emptyEnv, value: 'x' }] }, 'env.0.name: pair-without-name'],
    [{ env: [{ ...emptyEnv, name: 'A=B', value: 'x' }] }, 'env.0.name: pair-bad-name'],
    [{ env: [{ name: 'A', value: '', required: true }] }, 'env.0.value: env-needed'],
    [{ mounts: [{ ...emptyMount, type: 'bind', target: '/a' }] }, 'mounts.0.source: bind-without-source'],
    [
      { mounts: [{ ...emptyMount, type: 'bind', source: 'data', target: '/a' }] },
      'mounts.0.source: source-not-absolute',
    ],
    [{ mounts: [{ ...emptyMount, source: '/data', target: '/a' }] }, 'mounts.0.source: bad-volume-name'],
    [{ mounts: [{ ...emptyMount, source: 'data' }] }, 'mounts.0.target: target-missing'],
    [{ mounts: [{ ...emptyMount, source: 'data', target: 'a' }] }, 'mounts.0.target: target-not-absolute'],
    [{ mounts: [{ ...emptyMount, target: '/a', options: 'size=1m' }] }, 'mounts.0.options: bad-mount-option'],
    [{ command: 'echo "' }, 'command: open-quote'],
    [{ command: 'a && b' }, 'command: needs-shell'],
    [{ autoRemove: true, restart: 'always' }, 'restart: restart-and-remove'],
    [{ aliases: 'web' }, 'aliases: needs-own-network'],
    [{ network: 'host', links: 'db' }, 'links: no-links-here'],
    [{ links: 'a:b:c' }, 'links: bad-line'],
    [{ expose: '80\nninety' }, 'expose: bad-line'],
    [{ securityOptions: 'seccomp=/a.json' }, 'securityOptions: bad-line'],
    [{ memory: '1x' }, 'memory: bad-size'],
    [{ memory: '1m' }, 'memory: too-little-memory'],
    [{ memorySwap: '1g' }, 'memorySwap: swap-without-memory'],
    [{ cpus: 'two' }, 'cpus: bad-cpus'],
    [{ memory: '9999999g' }, 'memory: bad-size'],
    [{ memoryReservation: '1m' }, 'memoryReservation: too-little-memory'],
    [{ memory: '64m', memoryReservation: '65m' }, 'memoryReservation: reservation-too-large'],
    [{ cpuShares: '262145' }, 'cpuShares: bad-whole'],
    [{ cpusetCpus: '3-1' }, 'cpusetCpus: bad-cpuset'],
    [{ cpusetCpus: '0-1-2' }, 'cpusetCpus: bad-cpuset'],
    [{ stopSignal: 'term!' }, 'stopSignal: bad-signal'],
    [{ stopSignal: 'SIGFOO' }, 'stopSignal: bad-signal'],
    [{ stopSignal: '99' }, 'stopSignal: bad-signal'],
    [{ stopTimeout: '9999999999' }, 'stopTimeout: bad-whole'],
    [{ workingDir: 'app' }, 'workingDir: target-not-absolute'],
    [{ platform: 'foo bar' }, 'platform: bad-platform'],
    [{ ipc: 'mine' }, 'ipc: bad-ipc'],
    [{ pid: 'none' }, 'pid: bad-pid'],
    [{ uts: 'private' }, 'uts: bad-uts'],
    [{ userns: 'container:db' }, 'userns: bad-userns'],
    [{ ulimits: 'nofile=2048:1024' }, 'ulimits: bad-line'],
    [{ ulimits: 'nofile=99999999999999999999' }, 'ulimits: bad-line'],
    [{ health: 'own', healthInterval: '99999999h' }, 'healthInterval: bad-duration'],
    [{ health: 'own', healthInterval: '30' }, 'healthInterval: bad-duration'],
    [{ pidsLimit: '-2' }, 'pidsLimit: bad-whole'],
    [{ pidsLimit: '99999999999999999999' }, 'pidsLimit: bad-whole'],
  ])('refuses %j: %s', (change, expected) => {
    expect(problems(change)).toEqual([expected])
  })

  it.each<Partial<CreateForm>>([
    { memory: '7.9p', memorySwap: '-1', memoryReservation: '6m', cpusetCpus: '0,2-3,7' },
    { stopSignal: 'SIGRTMIN+3', stopTimeout: '999999', pidsLimit: '-1', cpuShares: '262144' },
    { stopSignal: '37', workingDir: 'C:\\app', platform: 'windows(10.0.17763)/amd64' },
    {
      stopSignal: 'HUP',
      platform: 'linux/arm/v7',
      ipc: 'container:db',
      pid: 'host',
      uts: 'host',
      userns: 'host',
    },
    { ulimits: 'nofile=1024:-1\nmemlock=-1', health: 'own', healthInterval: '2562047h' },
  ])('takes %j', (change) => {
    expect(problems(change)).toEqual([])
    expect(createInput.safeParse(inputOf({ ...formOf({ image: 'app' }), ...change })).success).toBe(true)
  })
})
