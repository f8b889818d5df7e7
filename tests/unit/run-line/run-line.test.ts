import { execFileSync } from 'node:child_process'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createInput } from '#shared/contract/create-input.ts'
import { create, run } from '#shared/docker-command/containers.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import { flags, shorts } from '#shared/run-line/flags.ts'
import { parseRunLine } from '#shared/run-line/parse.ts'
import { likelyShell } from '#shared/run-line/split.ts'
import { createForms } from '../../support/create-forms.ts'

const reasons = (line: string) => parseRunLine(line).left.map(({ text, reason }) => `${reason}: ${text}`)

describe('a pasted line', () => {
  test.each(['posix', 'powershell', 'cmd'] as const)(
    'comes back from %s as the form that it was',
    (shell) => {
      fc.assert(
        fc.property(createForms, fc.boolean(), (form, started) => {
          const line = shellLine(started ? run(form) : create(form), shell)
          expect(parseRunLine(line, shell)).toEqual({ input: form, left: [] })
          expect(createInput.safeParse(form).success).toBe(true)
        }),
        { numRuns: 300 },
      )
    },
  )

  test('is read with bundled flags, tied values and hidden names', () => {
    const line = String.raw`$ sudo docker run -dit --rm=true -p8080:80/tcp -p 127.0.0.1:7000-7001:7000-7001/udp -p '[::1]::53' \
      -e A=b -eC="d e" --env=F -v "C:\data:/data:ro" -v cache:/cache:z,nocopy -v /scratch --net=shop --net-alias w \
      --restart=on-failure:3 -m 1.5g --cpus=.5 --health-interval 1m30s -l a=b -l c --init=false -u 0 -- nginx:1.27 -g 'daemon off;'`
    expect(parseRunLine(line)).toEqual({
      input: {
        image: 'nginx:1.27',
        command: ['-g', 'daemon off;'],
        interactive: true,
        tty: true,
        autoRemove: true,
        ports: [
          { hostPort: 8080, containerPort: 80, protocol: 'tcp' },
          { hostIp: '127.0.0.1', hostPort: 7000, containerPort: 7000, protocol: 'udp' },
          { hostIp: '127.0.0.1', hostPort: 7001, containerPort: 7001, protocol: 'udp' },
          { hostIp: '::1', containerPort: 53, protocol: 'tcp' },
        ],
        env: [
          { name: 'A', value: 'b' },
          { name: 'C', value: 'd e' },
          { name: 'F', value: '' },
        ],
        mounts: [
          { type: 'bind', source: 'C:\\data', target: '/data', readOnly: true },
          { type: 'volume', source: 'cache', target: '/cache', options: ['z', 'nocopy'] },
          { type: 'volume', target: '/scratch' },
        ],
        network: 'shop',
        aliases: ['w'],
        restart: { policy: 'on-failure', maximumRetries: 3 },
        memoryBytes: 1.5 * 1024 ** 3,
        cpus: 0.5,
        healthcheck: { intervalMs: 90_000 },
        labels: { a: 'b', c: '' },
        user: '0',
      },
      left: [{ text: '--env F', reason: 'from-shell' }],
    })
  })

  test.each([
    ['PS C:\\> docker run -d `\n>>   --name web `\n>>   nginx', 'powershell'],
    ['PS C:\\Users\\me> docker run -d --name web nginx', 'powershell'],
    ['PS /home/me> docker run -d --name web nginx', 'powershell'],
    ['C:\\Program Files\\x>docker run -d ^\r\n  --name web nginx', 'cmd'],
  ])('loses the prompt of Windows: %j', (line, shell) => {
    expect(likelyShell(line)).toBe(shell)
    expect(parseRunLine(line)).toEqual({ input: { image: 'nginx', name: 'web' }, left: [] })
  })

  test.each([
    ['docker run --gpus all --shmsize 1g nginx', ['no-place: --gpus all', 'unknown-flag: --shmsize']],
    ['docker run -p 80-90:80 --memory lots nginx', ['bad-value: -p 80-90:80', 'bad-value: --memory lots']],
    ['docker run --env-file .env nginx', ['from-shell: --env-file .env']],
    [
      'docker run -v $PWD:/src -v "$(pwd)/a:/a" -v ~/b:/b nginx',
      ['expands: $PWD:/src', 'expands: $(pwd)/a:/a', 'expands: ~/b:/b'],
    ],
    ["docker run nginx echo '$HOME' && docker ps", ['after-line: && docker ps']],
    ['docker run nginx\ndocker ps', ['after-line: docker ps']],
    ['docker run nginx "never closed', ['open-quote: docker run nginx "never closed']],
    ['docker --context far run nginx', ['no-place: --context', 'no-place: far']],
    ['docker run --network a --network b nginx', ['no-place: --network b']],
    [
      'docker run --mount type=image,source=a,target=/a nginx',
      ['no-place: --mount type=image,source=a,target=/a'],
    ],
    ['docker run -it', ['no-image: ']],
    ['docker run Bad:Image:', ['bad-image: Bad:Image:']],
    ['docker run -p', ['value-missing: -p', 'no-image: ']],
    ['docker run --security-opt seccomp=my.json nginx', ['bad-value: --security-opt seccomp=my.json']],
    ['kubectl apply', ['not-docker: kubectl', 'after-line: '].slice(0, 1)],
  ])('%s: every word has its place or is named', (line, expected) => {
    expect(reasons(line)).toEqual(expected)
  })

  test.each([
    [
      'posix',
      'docker run \\\n  -e A=\'b c\' \\  \n  -e "D=e \\"f\\"" \\\n  -e $\'G=h\\ti\\047\' nginx',
      ['b c', 'e "f"', "h\ti'"],
    ],
    [
      'powershell',
      'docker run `\r\n  -e "A=b `"c`"" `\r\n  -e \'D=it\'\'s\' -e G=`$x nginx',
      ['b "c"', "it's", '$x'],
    ],
    [
      'cmd',
      'docker run ^\r\n  -e "A=b ""c""" ^\r\n  -e ^"D=^%PATH^%^" -e "G=C:\\a b\\\\" nginx',
      ['b "c"', '%PATH%', 'C:\\a b\\'],
    ],
  ])('continuations and quotes of %s are told by themselves', (_, line, values) => {
    const { input, left } = parseRunLine(line)
    expect(left).toEqual([])
    expect(input.env?.map(({ value }) => value)).toEqual(values)
    expect(input.image).toBe('nginx')
  })

  test('no text at all makes it throw', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('posix', 'powershell', 'cmd'),
        (text, shell) => {
          parseRunLine(`docker run ${text}`, shell)
        },
      ),
    )
  })

  test('the CLI here has no flag that is not known, and each takes a value where we think so', () => {
    let help = ''
    try {
      help = execFileSync('docker', ['run', '--help'], { encoding: 'utf8' })
    } catch {
      return
    }
    const rows = [...help.matchAll(/^ {2,6}(?:-(\w), )?--([a-z0-9-]+)( [a-z0-9-]+)? /gm)]
    expect(rows.length).toBeGreaterThan(90)
    for (const [, short, name = '', takes] of rows) {
      expect(flags[name]?.bare, name).toBe(takes === undefined)
      if (short !== undefined) expect(shorts[short]).toBe(name)
    }
  })
})
