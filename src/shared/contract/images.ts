import { type } from '@orpc/contract'
import { z } from 'zod'
import { base } from './fault.ts'
import type { SavePoint } from '../save-points.ts'
import { containerId, imageReference, taggableReference } from './inputs.ts'
import type { TaskStarted } from './tasks.ts'

/** One image of `GET /images/json`. `references` are its tags in familiar form; none and no digest means dangling. */
export interface ImageSummary {
  /** `sha256:…` */
  readonly id: string
  readonly references: readonly string[]
  /** `repository@sha256:…` */
  readonly digests: readonly string[]
  readonly createdAt: number
  /** Bytes. */
  readonly size: number
  readonly dangling: boolean
  /** What it is a save point of; null for any other image. */
  readonly savePoint: SavePoint | null
}

/** `GET /images/{name}/json` and `/history`. */
export interface ImageDetails {
  readonly id: string
  readonly references: readonly string[]
  readonly digests: readonly string[]
  readonly createdAt: number | null
  readonly size: number
  readonly os: string
  /** With its variant: `arm64/v8`. */
  readonly architecture: string
  /** Every platform that the image was made for; empty where the engine's store keeps one alone. */
  readonly platforms: readonly ImagePlatform[]
  readonly author: string
  readonly comment: string
  readonly entrypoint: readonly string[]
  readonly command: readonly string[]
  readonly env: readonly string[]
  readonly workingDir: string
  readonly user: string
  /** `80/tcp` */
  readonly exposedPorts: readonly string[]
  readonly volumes: readonly string[]
  readonly labels: Readonly<Record<string, string>>
  readonly history: readonly {
    readonly createdAt: number
    readonly createdBy: string
    readonly size: number
    readonly comment: string
  }[]
}

/** One manifest of an image that was made for several platforms. */
export interface ImagePlatform {
  /** `sha256:…` of the manifest. */
  readonly digest: string
  /** `linux/arm64/v8` */
  readonly platform: string
  /** Its layers are on this engine. */
  readonly here: boolean
  /** Bytes; null for one that is not here. */
  readonly size: number | null
}

/** What `docker system df -v` tells of an image, in bytes; null where the engine did not measure it. */
export interface ImageSize {
  readonly id: string
  /** In layers that other images have too. */
  readonly shared: number | null
  /** In layers of its own: what removing it would free. */
  readonly unique: number | null
}

/** One row of `GET /images/search`. */
export interface SearchResult {
  readonly name: string
  readonly description: string
  readonly stars: number
  readonly official: boolean
}

/** Tags of a repository, newest first where the registry tells it. `more` when the registry holds more than were read. */
export interface TagList {
  readonly repository: string
  readonly tags: readonly {
    readonly name: string
    readonly updatedAt: number | null
    readonly size: number | null
  }[]
  readonly more: boolean
}

export interface ImageRemoved {
  readonly untagged: readonly string[]
  readonly deleted: readonly string[]
}

/** What a registry has under a tag, beside what is here. */
export interface NewerImage {
  readonly reference: string
  /** Digests that the image here has in that repository; none when it was made here. */
  readonly here: readonly string[]
  readonly there: string
  /** Digests say whether it is the same, and not which is older: `other` mostly means newer. */
  readonly verdict: 'same' | 'other' | 'made-here'
}

export const imagesContract = {
  list: base.output(type<readonly ImageSummary[]>()),
  inspect: base.input(z.strictObject({ image: imageReference })).output(type<ImageDetails>()),
  /** The engine's own JSON, byte for byte: numbers keep every digit. */
  inspectText: base
    .input(z.strictObject({ image: imageReference }))
    .output(type<{ readonly text: string }>()),
  /** `GET /system/df`: slow on the engine, so only on demand. */
  sizes: base.output(type<readonly ImageSize[]>()),
  /** The engine's own search, so its proxy and its registries count. `term` may start with `host[:port]/`. */
  search: base
    .input(
      z.strictObject({
        term: z.string().min(1).max(256),
        limit: z.int().min(1).max(100).default(50),
        /** Official images alone. */
        official: z.boolean().default(false),
        /** At least so many stars. */
        stars: z.int().min(0).max(1_000_000).default(0),
      }),
    )
    .output(type<readonly SearchResult[]>()),
  tags: base.input(z.strictObject({ repository: taggableReference })).output(type<TagList>()),
  pull: base
    .input(
      z.strictObject({
        reference: imageReference,
        platform: z
          .string()
          .regex(/^[a-z0-9]+(\/[a-z0-9]+){0,2}$/)
          .optional(),
        /** Containers that are exchanged for ones of this image once it is here, each by a safe edit of its own. */
        recreate: z.array(containerId).max(1000).optional(),
      }),
    )
    .output(type<TaskStarted>()),
  /** Whether the registry has another image under that tag by now; nothing is downloaded. */
  newer: base.input(z.strictObject({ reference: taggableReference })).output(type<NewerImage>()),
  /** Pushes one tag, `latest` when none is named, as the account of its registry. */
  push: base.input(z.strictObject({ reference: taggableReference })).output(type<TaskStarted>()),
  remove: base
    .input(
      z.strictObject({
        image: imageReference,
        force: z.boolean().default(false),
        noPrune: z.boolean().default(false),
      }),
    )
    .output(type<ImageRemoved>()),
  tag: base
    .input(z.strictObject({ image: imageReference, reference: taggableReference }))
    .output(type<void>()),
}
