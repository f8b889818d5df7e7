import { describe, expect, it } from 'vitest'
import { FaultError, fault } from '#shared/faults.ts'
import type { Fault } from '#shared/faults.ts'
import { diagnosisOf } from '../../../src/main/engine/diagnosis.ts'
import { faultErrorOf, faultOfAnswer, isAlreadySo } from '../../../src/main/engine/faults.ts'

const holder = '4f1c2be0a7d6c0b2b6c1b0e5e9a4c2d1f0e9d8c7b6a594837261504f3e2d1c0b'

/** Sentences as engines 20.10 and 28 (and Docker Desktop) send them, and what becomes of them. */
const sentences: readonly (readonly [number | null, string, Partial<Fault>])[] = [
  [404, 'No such container: web', { code: 'not-found', detail: { kind: 'container', name: 'web' } }],
  [404, 'No such image: nope:latest', { code: 'not-found', detail: { kind: 'image', name: 'nope:latest' } }],
  [404, 'page not found', { code: 'not-found' }],
  [
    409,
    `Conflict. The container name "/web" is already in use by container "${holder}". You have to remove (or rename) that container to be able to reuse that name.`,
    { code: 'name-taken', detail: { name: 'web', holder }, hint: 'choose-name' },
  ],
  [
    409,
    `Error when allocating new name: Conflict. The container name "/my-db_1" is already in use by container ${holder}. You have to remove (or rename) that container to be able to reuse that name.`,
    { code: 'name-taken', detail: { name: 'my-db_1', holder } },
  ],
  [
    409,
    `You cannot remove a running container ${holder}. Stop the container before attempting removal or force remove`,
    { code: 'conflict', detail: { name: holder, state: 'running', reason: 'running' }, hint: 'force' },
  ],
  [
    409,
    'cannot remove container "/web": container is running: stop the container before removing or force remove',
    { code: 'conflict', detail: { name: 'web', state: 'running', reason: 'running' }, hint: 'force' },
  ],
  [409, `Container ${holder} is not running`, { code: 'conflict', hint: null }],
  [
    409,
    'conflict: unable to remove repository reference "nginx" (must force) - container 1a2b3c4d5e6f is using its referenced image 605c77e624dd',
    {
      code: 'in-use',
      detail: { name: 'nginx', containers: ['1a2b3c4d5e6f'], reason: 'container' },
      hint: 'force',
    },
  ],
  [
    409,
    'conflict: unable to delete 605c77e624dd (cannot be forced) - image is being used by running container 1a2b3c4d5e6f',
    {
      code: 'in-use',
      detail: { name: '605c77e624dd', containers: ['1a2b3c4d5e6f'], reason: 'running-container' },
      hint: null,
    },
  ],
  [
    409,
    'conflict: unable to delete 605c77e624dd (must be forced) - image is referenced in multiple repositories',
    {
      code: 'in-use',
      detail: { name: '605c77e624dd', containers: [], reason: 'several-names' },
      hint: 'force',
    },
  ],
  [
    409,
    'conflict: unable to delete 605c77e624dd (cannot be forced) - image has dependent child images',
    { code: 'in-use', detail: { name: '605c77e624dd', containers: [], reason: 'child-images' }, hint: null },
  ],
  [
    409,
    `remove data: volume is in use - [${holder}, abc]`,
    { code: 'in-use', detail: { containers: [holder, 'abc'] } },
  ],
  [
    403,
    'error while removing network: network mynet has active endpoints (name:"web" id:"123", name:"db" id:"456")',
    { code: 'in-use', detail: { containers: ['web', 'db'] } },
  ],
  [
    500,
    'driver failed programming external connectivity on endpoint web (8a1f): Bind for 0.0.0.0:8080 failed: port is already allocated',
    { code: 'port-taken', detail: { port: 8080 }, hint: 'choose-port' },
  ],
  [
    500,
    'driver failed programming external connectivity on endpoint web (8a1f): Error starting userland proxy: listen tcp4 0.0.0.0:80: bind: address already in use',
    { code: 'port-taken', detail: { port: 80 } },
  ],
  [
    500,
    'failed to set up container networking: driver failed programming external connectivity on endpoint web (8a1f): failed to bind host port for 0.0.0.0:5432:172.17.0.2:80/tcp: address already in use',
    { code: 'port-taken', detail: { port: 5432 } },
  ],
  [
    500,
    'failed to set up container networking: driver failed programming external connectivity on endpoint web (8a1f): failed to bind host port 127.0.0.1:5432/tcp: address already in use',
    { code: 'port-taken', detail: { port: 5432 } },
  ],
  [
    500,
    'Ports are not available: exposing port TCP 0.0.0.0:3306 -> 127.0.0.1:0: listen tcp 0.0.0.0:3306: bind: address already in use',
    { code: 'port-taken', detail: { port: 3306 } },
  ],
  [
    404,
    'manifest for nginx:nope not found: manifest unknown: manifest unknown',
    { code: 'not-found', detail: { kind: 'manifest', name: 'nginx:nope' } },
  ],
  [
    null,
    'no matching manifest for linux/arm64/v8 in the manifest list entries',
    { code: 'not-found', detail: { kind: 'platform', name: 'linux/arm64/v8' } },
  ],
  [
    404,
    "pull access denied for ngins, repository does not exist or may require 'docker login': denied: requested access to the resource is denied",
    {
      code: 'unauthorized',
      detail: { name: 'ngins', reason: 'denied-or-missing', registry: 'docker.io' },
      hint: 'login',
    },
  ],
  [
    500,
    'Head "https://localhost:5000/v2/team/app/manifests/1.0": no basic auth credentials',
    { code: 'unauthorized', detail: { registry: 'localhost:5000' }, hint: 'login' },
  ],
  [
    500,
    'Get "https://registry-1.docker.io/v2/": unauthorized: incorrect username or password',
    { code: 'unauthorized', detail: { registry: 'docker.io' } },
  ],
  [
    429,
    'toomanyrequests: You have reached your pull rate limit. You may increase the limit by authenticating and upgrading: https://www.docker.com/increase-rate-limit',
    { code: 'rate-limited' },
  ],
  [500, 'Unexpected status code 429', { code: 'rate-limited' }],
  [
    500,
    'Get "https://nowhere.example/v2/": dial tcp: lookup nowhere.example on 127.0.0.53:53: no such host',
    { code: 'registry-unreachable', detail: { reason: 'unresolved-host', registry: 'nowhere.example' } },
  ],
  [
    500,
    'Get "https://index.docker.io/v1/search?q=nginx&n=25": proxyconnect tcp: dial tcp 127.0.0.1:3128: connect: connection refused',
    { code: 'registry-unreachable', detail: { reason: 'proxy', registry: 'index.docker.io' } },
  ],
  [
    500,
    'Get "https://registry-1.docker.io/v2/": Proxy Authentication Required',
    { code: 'registry-unreachable', detail: { reason: 'proxy', registry: 'registry-1.docker.io' } },
  ],
  [
    500,
    'Get "http://localhost:5999/v2/": dial tcp 127.0.0.1:5999: connect: connection refused',
    { code: 'registry-unreachable', detail: { reason: 'unreachable', registry: 'localhost:5999' } },
  ],
  [
    500,
    'Get "https://10.0.0.9:5000/v2/": http: server gave HTTP response to HTTPS client',
    { code: 'registry-unreachable', detail: { reason: 'no-tls', registry: '10.0.0.9:5000' } },
  ],
  [
    null,
    'error pulling image configuration: download failed after attempts=6: read tcp 127.0.0.1:60696->127.0.0.1:36757: read: connection reset by peer',
    { code: 'registry-unreachable', detail: { reason: 'unreachable' }, hint: 'retry' },
  ],
  [
    null,
    'download failed after attempts=6: unexpected EOF',
    { code: 'registry-unreachable', detail: { reason: 'unreachable' } },
  ],
  [
    null,
    'download failed after attempts=1: write /tmp/GetImageBlob1: no space left on device',
    { code: 'engine-error', detail: { reason: 'disk-full' } },
  ],
  [
    500,
    'Get "https://10.0.0.9:5000/v2/": x509: certificate signed by unknown authority',
    {
      code: 'registry-unreachable',
      detail: { reason: 'untrusted-certificate', registry: '10.0.0.9:5000' },
    },
  ],
  [
    null,
    'An image does not exist locally with the tag: nobody/nothing',
    { code: 'not-found', detail: { kind: 'image', name: 'nobody/nothing' } },
  ],
  [
    500,
    'Get "https://registry-1.docker.io/v2/": net/http: request canceled while waiting for connection (Client.Timeout exceeded while awaiting headers)',
    { code: 'registry-unreachable' },
  ],
  [
    501,
    'configured logging driver does not support reading',
    { code: 'unsupported', detail: { reason: 'log-driver' } },
  ],
  [500, 'configured logging driver does not support reading', { code: 'unsupported' }],
  [
    400,
    'client version 1.47 is too new. Maximum supported API version is 1.24',
    {
      code: 'engine-too-old',
      detail: { ours: '1.47', theirs: '1.24', reason: 'too-old' },
      hint: 'upgrade-engine',
    },
  ],
  [
    400,
    'client version 1.47 is too old. Minimum supported API version is 1.99, please upgrade your client to a newer version',
    { code: 'unsupported', detail: { ours: '1.47', theirs: '1.99', reason: 'too-new' } },
  ],
  [400, 'invalid reference format', { code: 'bad-input' }],
  [
    400,
    'OCI runtime create failed: runc create failed: unable to start container process: exec: "nope": executable file not found in $PATH: unknown',
    { code: 'bad-input', detail: { reason: 'no-program', name: 'nope' } },
  ],
  [
    400,
    'failed to create shim: OCI runtime create failed: runc create failed: unable to start container process: exec: "/srv/nope": stat /srv/nope: no such file or directory: unknown',
    { code: 'bad-input', detail: { reason: 'no-program', name: '/srv/nope' } },
  ],
  [
    500,
    'crun: executable file `nope` not found in $PATH: No such file or directory: OCI runtime attempted to invoke a command that was not found',
    { code: 'bad-input', detail: { reason: 'no-program', name: 'nope' } },
  ],
  // Of a program or a host folder, not of a registry: no login helps.
  [
    400,
    'OCI runtime create failed: runc create failed: unable to start container process: exec: "/app": permission denied: unknown',
    { code: 'bad-input', detail: { reason: 'not-executable', name: '/app' } },
  ],
  [
    500,
    "error while creating mount source path '/srv': mkdir /srv: permission denied: unknown",
    { code: 'engine-error' },
  ],
  [500, 'Cannot link to a non running container', { code: 'engine-error', detail: { status: 500 } }],
  [500, '', { code: 'engine-error', message: 'HTTP 500' }],
  [null, 'failed to register layer: no space left on device', { code: 'engine-error', detail: {} }],
]

const withCode = (code: string): Error =>
  Object.assign(new Error(`connect ${code} /var/run/docker.sock`), { code })

describe('what an engine says', () => {
  it.each(sentences)('%s %s', (status, message, expected) => {
    expect(faultOfAnswer(status, message)).toMatchObject({ message, ...expected })
  })
})

describe('an error of docker-modem', () => {
  it('keeps the engine\u2019s words and drops what the library put before them', () => {
    const error = Object.assign(new Error('(HTTP code 404) no such container - No such container: web '), {
      statusCode: 404,
      reason: 'no such container',
      json: { message: 'No such container: web' },
    })
    expect(faultErrorOf(error).fault).toMatchObject({ code: 'not-found', message: 'No such container: web' })
    expect(
      faultErrorOf(Object.assign(new Error('(HTTP code 502) unexpected - bad gateway '), { statusCode: 502 }))
        .fault,
    ).toMatchObject({ code: 'engine-error', message: 'bad gateway' })
  })

  it('knows a container that was started already', () => {
    const error = Object.assign(new Error('(HTTP code 304) container already started - null '), {
      statusCode: 304,
    })
    expect(isAlreadySo(error)).toBe(true)
    expect(isAlreadySo(faultErrorOf(error))).toBe(true)
    expect(isAlreadySo(new Error('x'))).toBe(false)
  })
})

describe('an error of the system', () => {
  it.each([
    ['ENOENT', 'unreachable', 'no-socket'],
    ['ECONNREFUSED', 'unreachable', 'refused'],
    ['EACCES', 'unreachable', 'permission'],
    ['ETIMEDOUT', 'timeout', 'timeout'],
    ['ENOTFOUND', 'unreachable', 'unresolved-host'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'unreachable', 'tls'],
    ['ECONNRESET', 'unreachable', 'other'],
    ['EPIPE', 'unreachable', 'other'],
    ['ERR_ASSERTION', 'internal', 'other'],
  ])('%s is %s, %s', (code, faultCode, diagnosis) => {
    expect(faultErrorOf(withCode(code)).fault.code).toBe(faultCode)
    expect(diagnosisOf(withCode(code))).toBe(diagnosis)
    expect(diagnosisOf(new AggregateError([withCode(code)]))).toBe(diagnosis)
  })

  it('tells a request that never left from one that the engine may have got', () => {
    for (const code of ['ENOENT', 'ECONNREFUSED', 'EACCES', 'ENOTFOUND']) {
      expect(faultErrorOf(withCode(code)).fault.detail).toMatchObject({ sent: 'no' })
    }
    for (const code of ['ECONNRESET', 'EPIPE', 'ETIMEDOUT']) {
      expect(faultErrorOf(withCode(code)).fault.detail).not.toHaveProperty('sent')
    }
  })

  it('is cancelled when the caller left and internal when it is a mistake of ours', () => {
    expect(faultErrorOf(new DOMException('gone', 'AbortError')).fault.code).toBe('cancelled')
    expect(faultErrorOf(new DOMException('late', 'TimeoutError')).fault.code).toBe('timeout')
    expect(faultErrorOf(new TypeError('x is not a function')).fault.code).toBe('internal')
    expect(faultErrorOf('text').fault.code).toBe('internal')
  })

  it('stays what it is when it is a fault', () => {
    const error = new FaultError(fault('unreachable', 'no', { diagnosis: 'ssh-not-yet' }))
    expect(faultErrorOf(error)).toBe(error)
    expect(diagnosisOf(error)).toBe('ssh-not-yet')
  })
})
