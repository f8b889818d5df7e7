import * as fc from 'fast-check'
import type { CreateInput } from '#shared/contract/create-input.ts'

/** The networks, containers and volumes that generated forms speak of; the test makes them. */
export const formStage = {
  network: 'shop',
  subnet: '172.31.240.0/20',
  subnet6: 'fd00:31::/64',
  peers: ['peer-a', 'peer-b'],
} as const

const word = fc.stringMatching(/^[a-z][a-z0-9-]{1,8}[a-z0-9]$/)
/** What a person may type: spaces, quotes, dollars, Hangul; never a NUL. */
const text = fc.oneof(
  word,
  fc.constantFrom(
    '',
    'a b',
    "it's",
    '"quoted"',
    '$HOME `x` \\',
    '안녕 = 항구',
    '--flag',
    '#no',
    'a\tb',
    '%PATH%',
  ),
)
const path = fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => `/${parts.join('/')}`)
const port = fc.integer({ min: 1, max: 65_535 })
const protocol = fc.constantFrom('tcp', 'udp', 'sctp')
const pairs = fc.dictionary(word, text, { minKeys: 1, maxKeys: 3, noNullPrototype: true })
const mebibytes = (min: number, max: number) => fc.integer({ min, max }).map((count) => count * 1024 * 1024)
const times = fc.integer({ min: 1, max: 90 }).map((seconds) => seconds * 1000)
const flag = fc.constant(true)

const few = <Value>(value: fc.Arbitrary<Value>, selector?: (value: Value) => unknown) =>
  selector
    ? fc.uniqueArray(value, { minLength: 1, maxLength: 3, selector })
    : fc.array(value, { minLength: 1, maxLength: 3 })

const env = few(fc.record({ name: fc.stringMatching(/^[A-Z_]{3,9}$/), value: text }), ({ name }) => name)

/** Host ports stay unset: hundreds of forms stand side by side. */
const ports = few(
  fc.record(
    { containerPort: port, protocol, hostIp: fc.constantFrom('127.0.0.1', '0.0.0.0', '::1') },
    { requiredKeys: ['containerPort', 'protocol'] },
  ),
  (row) => `${row.containerPort}/${row.protocol}`,
)

const mounts = few(
  fc.oneof(
    fc.record(
      {
        type: fc.constant('volume' as const),
        source: word,
        target: path,
        readOnly: flag,
        options: fc.constant(['nocopy']),
      },
      { requiredKeys: ['type', 'source', 'target'] },
    ),
    fc.record({ type: fc.constant('volume' as const), target: path }),
    fc.record(
      {
        type: fc.constant('bind' as const),
        source: fc.constantFrom('/etc', '/usr'),
        target: fc.oneof(
          path,
          path.map((inside) => `${inside}:odd,name`),
        ),
        readOnly: flag,
        options: fc.constantFrom(['rprivate'], ['rslave']),
      },
      { requiredKeys: ['type', 'source', 'target'] },
    ),
    fc.record(
      {
        type: fc.constant('tmpfs' as const),
        target: path,
        readOnly: flag,
        options: fc.constantFrom(['size=1m'], ['size=2m', 'mode=1777', 'noexec']),
      },
      { requiredKeys: ['type', 'target'] },
    ),
  ),
  ({ target }) => target,
)

const network = fc.oneof(
  fc.constantFrom(
    {},
    { network: 'none' },
    { network: 'host' },
    { network: `container:${formStage.peers[0]}` },
  ),
  fc.record({
    links: few(
      fc.record({ container: fc.constantFrom(...formStage.peers), alias: word }),
      (link) => link.alias,
    ),
  }),
  fc.record(
    {
      network: fc.constant(formStage.network),
      aliases: few(word, (alias) => alias),
      links: few(
        fc.record({ container: fc.constantFrom(...formStage.peers), alias: word }),
        (link) => link.alias,
      ),
      ipv4: fc.integer({ min: 2, max: 250 }).map((last) => `172.31.241.${last}`),
      ipv6: fc.integer({ min: 2, max: 99 }).map((last) => `fd00:31::${last}`),
    },
    { requiredKeys: ['network'] },
  ),
)

const healthcheck = fc.oneof(
  fc.constant({ none: true as const }),
  fc.record(
    {
      command: fc.constantFrom('true', 'test -f "/etc/passwd" || exit 1'),
      intervalMs: times,
      timeoutMs: times,
      startPeriodMs: times,
      retries: fc.integer({ min: 1, max: 9 }),
    },
    { requiredKeys: ['command'] },
  ),
)

const life = fc.oneof(
  fc.record(
    {
      restart: fc.constantFrom(
        { policy: 'always' as const },
        { policy: 'unless-stopped' as const },
        { policy: 'on-failure' as const },
        { policy: 'on-failure' as const, maximumRetries: 4 },
      ),
    },
    { requiredKeys: [] },
  ),
  fc.constant({ autoRemove: true }),
)

const rights = fc.oneof(
  fc.record({ privileged: flag }),
  fc.record(
    {
      capAdd: fc.constantFrom(['NET_ADMIN'], ['ALL'], ['SYS_PTRACE', 'SYS_TIME']),
      capDrop: fc.constantFrom(['MKNOD'], ['CHOWN', 'KILL']),
      securityOptions: fc.constantFrom(['no-new-privileges'], ['seccomp=unconfined', 'label=disable']),
      devices: fc.constantFrom(
        [{ host: '/dev/null' }],
        [
          { host: '/dev/zero', container: '/dev/nil', permissions: 'r' },
          { host: '/dev/null', permissions: 'rw' },
        ],
      ),
    },
    { requiredKeys: [] },
  ),
)

const single = fc.record(
  {
    command: fc.array(
      text.filter((word) => word !== ''),
      { minLength: 1, maxLength: 3 },
    ),
    workingDir: path,
    user: fc.constantFrom('1000', '1:1', 'root'),
    groups: few(fc.constantFrom('audio', '999'), (group) => group),
    env,
    ports,
    expose: fc.constant([
      { containerPort: 7001, protocol: 'udp' as const },
      { containerPort: 7002, protocol: 'tcp' as const },
    ]),
    publishAll: flag,
    mounts,
    volumesFrom: fc.constantFrom([formStage.peers[0]], [`${formStage.peers[1]}:ro`]),
    extraHosts: few(
      fc.record({ host: word, address: fc.constantFrom('10.0.0.7', 'host-gateway') }),
      ({ host }) => host,
    ),
    dns: fc.constantFrom(['1.1.1.1'], ['9.9.9.9', '1.1.1.1']),
    dnsSearch: few(
      word.map((name) => `${name}.test`),
      (name) => name,
    ),
    dnsOptions: fc.constantFrom(['ndots:2'], ['rotate', 'timeout:3']),
    stopSignal: fc.constantFrom('SIGHUP', 'SIGUSR1', '9'),
    stopTimeoutSeconds: fc.integer({ min: 0, max: 60 }),
    healthcheck,
    interactive: flag,
    tty: flag,
    init: flag,
    readOnly: flag,
    ulimits: fc.constantFrom(
      [{ name: 'nofile', soft: 512, hard: 1024 }],
      [{ name: 'core', soft: 0, hard: 0 }],
    ),
    cpus: fc.constantFrom(0.25, 0.5, 1, 1.5),
    cpuShares: fc.integer({ min: 2, max: 4096 }),
    cpusetCpus: fc.constantFrom('0', '0-1'),
    pidsLimit: fc.integer({ min: 10, max: 500 }),
    shmBytes: mebibytes(1, 32),
    labels: pairs,
    logOptions: fc.constantFrom({ 'max-size': '1m' }, { 'max-size': '10k', 'max-file': '3' }),
    logDriver: fc.constant('local'),
    sysctls: fc.constantFrom({ 'net.core.somaxconn': '512' }, { 'kernel.msgmax': '65536' }),
    ipc: fc.constantFrom('shareable', 'host', 'none'),
    pid: fc.constant('host'),
    uts: fc.constant('host'),
    userns: fc.constant('host'),
    runtime: fc.constant('io.containerd.runc.v2'),
  },
  { requiredKeys: [] },
)

/** A reservation is less than the limit; twice the limit is what memory and swap are without a word. */
const memory = mebibytes(16, 256).chain((limit) =>
  fc.record(
    {
      memoryBytes: fc.constant(limit),
      memoryReservationBytes: fc.constant(limit / 2),
      memorySwapBytes: fc.constantFrom(limit, limit * 3, -1),
    },
    { requiredKeys: ['memoryBytes'] },
  ),
)

/** What does not go with a shared network: the engine refuses ports, names and hosts there. */
function withoutClash(whole: CreateInput): CreateInput {
  const form = withoutHost(whole)
  const { network } = form
  if (network === undefined || network === formStage.network || network === 'none') return form
  const {
    ports: _,
    expose: __,
    publishAll: ___,
    dns: ____,
    dnsSearch: _____,
    dnsOptions: ______,
    extraHosts: _______,
    hostname: ________,
    ...rest
  } = form
  return rest
}

/** Nor a name of its own where the host's is taken over; with the host's processes the engine turns labels off by itself. */
function withoutHost({ hostname, domainName, securityOptions, ...rest }: CreateInput): CreateInput {
  const labelled = rest.pid !== 'host' && rest.ipc !== 'host'
  return {
    ...rest,
    ...(rest.uts === undefined && { ...(hostname && { hostname }), ...(domainName && { domainName }) }),
    ...(labelled && securityOptions && { securityOptions }),
  }
}

const program = fc.oneof(
  fc.constant({}),
  fc
    .constantFrom({ entrypoint: [] }, { entrypoint: ['sleep'] }, { entrypoint: ['/bin/sh'] })
    .map((entrypoint) => ({ ...entrypoint, command: ['1000'] })),
)

/** Their own entrypoint makes it matter when a form takes it away. */
export const formImages = ['nginx', 'redis', 'postgres'] as const

/**
 * Forms that the engine takes, of every option that the form has but the platform, of which no inspection tells. Each
 * has an image; the test gives the name.
 */
export const createForms: fc.Arbitrary<CreateInput> = fc
  .tuple(
    fc.constantFrom(...formImages),
    single,
    fc.oneof(fc.constant({}), memory),
    program,
    network,
    life,
    rights,
    fc.record({ hostname: word, domainName: fc.constant('example.test') }, { requiredKeys: [] }),
  )
  .map(([image, ...parts]) => withoutClash(Object.assign({ image }, ...parts)))
