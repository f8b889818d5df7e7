import { z } from 'zod'
import { containerName, imageReference, port, signal } from './inputs.ts'

const text = z
  .string()
  .max(32_768)
  .refine((value) => !value.includes('\0'))
const word = text.min(1)
const words = z.array(word).max(1000)
const textMap = z.record(z.string().min(1), text)
const bytes = z.int().min(0)
const address = z.union([z.ipv4(), z.ipv6()])
const protocol = z.enum(['tcp', 'udp', 'sctp'])

const portInput = z.strictObject({
  hostIp: address.optional(),
  hostPort: port.optional(),
  containerPort: port,
  protocol: protocol.default('tcp'),
})

const envName = z
  .string()
  .min(1)
  .max(1024)
  .regex(/^[^=\0]+$/)

const mountInput = z.strictObject({
  type: z.enum(['volume', 'bind', 'tmpfs']),
  /** A volume's name (none: the engine makes an anonymous one) or a path on the engine's host. */
  source: text.optional(),
  target: word,
  readOnly: z.boolean().optional(),
  /** What else stands behind the last colon: `z`, `rslave`, `nocopy`, or `size=64m` and the like of a tmpfs. */
  options: z
    .array(z.string().regex(/^[^,:\s\0]+$/))
    .max(20)
    .optional(),
})

/** Times are milliseconds; what is left out is the image's own, else the engine's. */
const healthcheckInput = z.union([
  z.strictObject({ none: z.literal(true) }),
  z.strictObject({
    /** A line for the shell in the container; left out: the image's own check at other times. */
    command: word.optional(),
    intervalMs: z.int().min(1).optional(),
    timeoutMs: z.int().min(1).optional(),
    startPeriodMs: z.int().min(1).optional(),
    retries: z.int().min(1).optional(),
  }),
])

/** What `docker create` and `docker run` take, as far as the app offers it (API 1.41). */
export const createInput = z.strictObject({
  image: imageReference,
  name: containerName.optional(),
  /** `os/arch[/variant]`, of an image for several of them. */
  platform: word.optional(),

  command: z.array(text).max(1000).optional(),
  /** An empty list takes the image's own away. */
  entrypoint: z.array(text).max(1000).optional(),
  workingDir: text.optional(),
  user: text.optional(),
  groups: words.optional(),
  hostname: text.optional(),
  domainName: text.optional(),
  env: z
    .array(z.strictObject({ name: envName, value: text }))
    .max(1000)
    .optional(),

  ports: z.array(portInput).max(1000).optional(),
  /** Told to other containers, not published. */
  expose: z
    .array(z.strictObject({ containerPort: port, protocol: protocol.default('tcp') }))
    .max(1000)
    .optional(),
  publishAll: z.boolean().optional(),

  mounts: z.array(mountInput).max(1000).optional(),
  /** Containers whose mounts are taken over, each `NAME[:ro]`. */
  volumesFrom: words.optional(),

  /** A network's name, or `none`, `host`, `container:NAME`. */
  network: word.optional(),
  /** Names, addresses and links below need a network that a person made; links work on the default one too. */
  aliases: words.optional(),
  ipv4: z.ipv4().optional(),
  ipv6: z.ipv6().optional(),
  links: z
    .array(z.strictObject({ container: word, alias: word.optional() }))
    .max(1000)
    .optional(),
  extraHosts: z
    .array(z.strictObject({ host: word, address: word }))
    .max(1000)
    .optional(),
  dns: z.array(address).max(100).optional(),
  dnsSearch: words.optional(),
  dnsOptions: words.optional(),

  restart: z
    .strictObject({
      policy: z.enum(['no', 'always', 'unless-stopped', 'on-failure']),
      maximumRetries: z.int().min(0).optional(),
    })
    .optional(),
  stopSignal: z.union([signal, z.string().regex(/^\d{1,2}$/)]).optional(),
  stopTimeoutSeconds: z
    .int()
    .min(-1)
    .max(2 ** 31 - 1)
    .optional(),
  healthcheck: healthcheckInput.optional(),

  interactive: z.boolean().optional(),
  tty: z.boolean().optional(),
  autoRemove: z.boolean().optional(),
  init: z.boolean().optional(),
  readOnly: z.boolean().optional(),

  privileged: z.boolean().optional(),
  capAdd: z.array(z.string().regex(/^[A-Za-z_]+$/)).optional(),
  capDrop: z.array(z.string().regex(/^[A-Za-z_]+$/)).optional(),
  /** `no-new-privileges`, `seccomp=unconfined`, `apparmor=…`, `label=…`; a profile in a file is the CLI's own work. */
  securityOptions: z
    .array(z.string().regex(/^(?!seccomp[=:](?!unconfined$)|systempaths=)[^\0]+$/))
    .optional(),
  devices: z
    .array(
      z.strictObject({
        host: z.string().regex(/^\/[^:\0]*$/),
        container: z
          .string()
          .regex(/^\/[^:\0]*$/)
          .optional(),
        permissions: z
          .string()
          .regex(/^[rwm]{1,3}$/)
          .optional(),
      }),
    )
    .max(1000)
    .optional(),
  ulimits: z
    .array(
      z.strictObject({ name: z.string().regex(/^[a-z]+$/), soft: z.int().min(-1), hard: z.int().min(-1) }),
    )
    .max(100)
    .optional(),
  sysctls: textMap.optional(),
  ipc: word.optional(),
  pid: word.optional(),
  uts: word.optional(),
  userns: word.optional(),
  runtime: word.optional(),

  /** The engine's least is 6 MiB. */
  memoryBytes: bytes.optional(),
  memoryReservationBytes: bytes.optional(),
  /** Memory and swap together; -1 is no limit. */
  memorySwapBytes: z.int().min(-1).optional(),
  cpus: z.number().min(0).optional(),
  cpuShares: z.int().min(0).optional(),
  cpusetCpus: z
    .string()
    .regex(/^[\d,-]+$/)
    .optional(),
  /** -1 is no limit. */
  pidsLimit: z.int().min(-1).optional(),
  shmBytes: bytes.optional(),

  labels: z.record(z.string().min(1), text).optional(),
  logDriver: word.optional(),
  logOptions: textMap.optional(),
})

export type CreateInput = z.input<typeof createInput>
export type PortInput = z.input<typeof portInput>
export type MountInput = z.input<typeof mountInput>
export type HealthcheckInput = z.input<typeof healthcheckInput>

/** An existing container as what would make another like it. */
export interface ContainerSpec {
  readonly input: CreateInput
  /** What the container has and `input` cannot say; never dropped in silence. */
  readonly unexpressed: readonly UnexpressedSetting[]
  /** Whether `input.image` still means the image that the container was made from. */
  readonly image: 'same' | 'moved' | 'missing'
}

export interface UnexpressedSetting {
  /** The docker flag (`--cpu-quota`), or the engine's own word where no flag has it. */
  readonly setting: string
  /** As the engine tells it: a word, or JSON. */
  readonly value: string
}
