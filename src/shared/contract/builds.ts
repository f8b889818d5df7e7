import { eventIterator, type } from '@orpc/contract'
import { z } from 'zod'
import { mostSentFiles } from '../build-limits.ts'
import type { Fault } from '../faults.ts'
import { base } from './fault.ts'
import { taggableReference } from './inputs.ts'
import type { TaskStarted, TransferStarted } from './tasks.ts'

/** What a build would send, known before anything is sent. */
export interface ContextSummary {
  /** The Dockerfile that was found, relative to the context. */
  readonly dockerfile: string
  /** `.dockerignore`, or the one beside a named Dockerfile; null where there is none. */
  readonly ignoreFile: string | null
  /** Other Dockerfiles to choose from, at most 50. */
  readonly dockerfiles: readonly string[]
  readonly files: number
  readonly links: number
  readonly bytes: number
  /** At most 8, the largest first. */
  readonly largest: readonly { readonly path: string; readonly bytes: number }[]
  /** True: it is only sent with `agreedToSize`. */
  readonly large: boolean
}

/** The Dockerfile as text; `version` is what `saveDockerfile` wants back. */
export interface DockerfileText {
  readonly text: string
  readonly version: string
}

/** What can build here. `buildx` is null where the docker CLI or its plugin is not on this computer. */
export interface Builders {
  readonly classic: true
  readonly buildx: { readonly version: string } | null
  /** Folders of this computer can be named (the desktop host); a browser's page sends files. */
  readonly folders: boolean
}

export interface BuildStage {
  /** Its place in the Dockerfile, from 0; with BuildKit the order in which it was told. */
  readonly index: number
  /** What `AS` calls it; null for a stage without a name. */
  readonly name: string | null
  /** What its `FROM` names: an image, or an earlier stage. */
  readonly base: string
  /** Earlier stages that it is made from or copies from. */
  readonly uses: readonly number[]
}

export interface BuildStep {
  /** In the order of appearing, from 0. */
  readonly id: number
  /** Its stage; null for what belongs to none (loading, exporting). */
  readonly stage: number | null
  /** As the builder says it: `RUN make`. */
  readonly instruction: string
  readonly state: 'waiting' | 'running' | 'done' | 'cached' | 'failed' | 'cancelled'
  /** Epoch milliseconds; null while it has not begun or ended. */
  readonly startedAt: number | null
  readonly endedAt: number | null
  /** Short id of the layer or image that came of it; null where none is told. */
  readonly layer: string | null
  /** Of what failed, where it is known. */
  readonly exitCode: number | null
  /** Bytes on their way: the layers of a FROM that is downloaded, or what is sent to the builder. null where none are told. */
  readonly moved: MovedBytes | null
  /** Lines of output so far; only the last ones are kept. */
  readonly lines: number
}

export interface MovedBytes {
  readonly current: number
  /** null where nobody knows it before the end. */
  readonly total: number | null
}

/** What a build has come to. Output is told apart: it is long. */
export interface BuildReport {
  readonly taskId: string
  readonly builder: 'classic' | 'buildx'
  readonly stages: readonly BuildStage[]
  readonly steps: readonly BuildStep[]
}

/** News of a build. The first holds all of it; later ones the steps that changed and the output that came. */
export interface BuildNews {
  readonly builder: 'classic' | 'buildx'
  readonly stages: readonly BuildStage[]
  readonly steps: readonly BuildStep[]
  readonly output: readonly { readonly step: number; readonly lines: readonly string[] }[]
}

/** A build of this computer as it is remembered. Values of arguments that look secret are not kept. */
export interface PastBuild {
  readonly id: string
  /** Epoch milliseconds. */
  readonly startedAt: number
  readonly endedAt: number
  readonly result: 'done' | 'failed' | 'cancelled'
  /** A folder's path, or the name of a folder that a browser sent. */
  readonly folder: string
  /** True: the folder is of this computer, so that it can be built again from there. */
  readonly local: boolean
  readonly options: BuildOptions
  readonly builder: 'classic' | 'buildx'
  readonly imageId: string | null
  readonly fault: Fault | null
  readonly steps: readonly Pick<
    BuildStep,
    'instruction' | 'state' | 'startedAt' | 'endedAt' | 'exitCode' | 'stage'
  >[]
  /** The last lines of the step that failed, at most 20. */
  readonly lastLines: readonly string[]
}

const relativePath = z
  .string()
  .min(1)
  .max(4096)
  .refine((text) => !/[\0\\]/.test(text) && text.split('/').every((part) => !['', '.', '..'].includes(part)))
const folder = z
  .string()
  .min(1)
  .max(4096)
  .regex(/^[^\0]+$/)
const argument = z.strictObject({
  name: z.string().regex(/^[A-Za-z_][A-Za-z0-9_.-]{0,254}$/),
  value: z.string().max(65_536),
})

/** How to build; the context is beside it. */
export const buildOptions = z.strictObject({
  tags: z.array(taggableReference).max(20).default([]),
  /** Relative to the context. */
  dockerfile: relativePath.default('Dockerfile'),
  args: z.array(argument).max(200).default([]),
  target: z
    .string()
    .max(255)
    .regex(/^[A-Za-z0-9_.-]*$/)
    .default(''),
  platform: z
    .string()
    .max(64)
    .regex(/^[a-z0-9/._-]*$/)
    .default(''),
  noCache: z.boolean().default(false),
  pull: z.boolean().default(false),
  labels: z.record(z.string().max(255), z.string().max(65_536)).default({}),
  builder: z.enum(['classic', 'buildx']).default('classic'),
})
export type BuildOptions = z.output<typeof buildOptions>

const dockerfileText = z.string().max(1024 * 1024)
const folderPlace = z.strictObject({ folder, dockerfile: relativePath.default('Dockerfile') })

const ignoreText = z
  .string()
  .max(1024 * 1024)
  .nullable()
const sentRules = z.strictObject({
  dockerfile: relativePath.default('Dockerfile'),
  /** The text of `.dockerignore`, and of the one beside the Dockerfile, which goes before it; null where there is none. */
  ignore: ignoreText,
  ownIgnore: ignoreText,
})
const sentFiles = sentRules
  .extend({
    /** What the folder is called. */
    name: z.string().min(1).max(255),
    paths: z.array(relativePath).max(mostSentFiles),
    /** Bytes and epoch milliseconds of each path. */
    sizes: z.array(z.int().min(0)),
    times: z.array(z.int().min(0)),
    /** Folders that are empty, as far as the browser tells of them. */
    folders: z.array(relativePath).max(mostSentFiles).default([]),
  })
  .refine(({ paths, sizes, times }) => sizes.length === paths.length && times.length === paths.length)

export const buildsContract = {
  builders: base.output(type<Builders>()),
  /** What a build of that folder would send. Only where `builders` says `folders`. */
  look: base.input(folderPlace).output(type<ContextSummary>()),
  readDockerfile: base.input(folderPlace).output(type<DockerfileText>()),
  /** Refused with `conflict` when the file changed since `version` was read; null makes one where there is none. */
  saveDockerfile: base
    .input(folderPlace.extend({ text: dockerfileText, version: z.string().max(128).nullable() }))
    .output(type<DockerfileText>()),
  /** Builds a folder of this computer; `dockerfileText` goes instead of what the Dockerfile holds. */
  build: base
    .input(
      z.strictObject({
        folder,
        options: buildOptions,
        dockerfileText: dockerfileText.optional(),
        agreedToSize: z.boolean().default(false),
      }),
    )
    .output(type<TaskStarted>()),
  /**
   * The places in `folders` of those that a build leaves out whole, so that a page need not tell of what is in them:
   * asked where its folder holds more than `sift` takes.
   */
  leftOut: base
    .input(sentRules.extend({ folders: z.array(relativePath).max(mostSentFiles) }))
    .output(type<readonly number[]>()),
  /**
   * What a build would send of a folder that a browser chose. `kept` are the places in `paths` that .dockerignore
   * leaves, in the order in which the page sends their bytes; the Dockerfile goes with `buildSent` and is not among them.
   */
  sift: base
    .input(sentFiles)
    .output(
      type<{ readonly id: string; readonly summary: ContextSummary; readonly kept: readonly number[] }>(),
    ),
  /** Builds what was sifted: the page sends the bytes of the kept files as one body. */
  buildSent: base
    .input(
      z.strictObject({
        id: z.uuid(),
        options: buildOptions,
        dockerfileText,
        agreedToSize: z.boolean().default(false),
      }),
    )
    .output(type<TransferStarted>()),
  /** Steps and output as they come; ends with the build. */
  follow: base.input(z.strictObject({ taskId: z.string().max(64) })).output(eventIterator(type<BuildNews>())),
  /** The last 50 builds of this computer, the newest first. */
  history: base.output(type<readonly PastBuild[]>()),
  forget: base.input(z.strictObject({ id: z.string().max(64) })).output(type<void>()),
}
