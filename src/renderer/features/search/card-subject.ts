import type { SearchResult } from '#shared/contract/images.ts'
import { familiarName, parseReference } from '#shared/image-reference.ts'
import type { Typed } from './typed-reference.ts'

/** What a card offers to run. */
export interface CardSubject {
  readonly key: string
  /** The familiar name without tag and digest, or an image id. */
  readonly name: string
  /** What the tag field starts with: a tag or a digest. */
  readonly tag: string
  readonly description: string | null
  readonly stars: number | null
  readonly official: boolean
  /** An image id takes no tag. */
  readonly fixed: boolean
  /** No registry gives an image by its id: one is here, or it is nowhere. */
  readonly isId: boolean
  /** It stands for exactly what was typed. */
  readonly typed: boolean
}

export function subjectOf(result: SearchResult): CardSubject {
  return {
    key: result.name,
    name: result.name,
    tag: '',
    description: result.description === '' ? null : result.description,
    stars: result.stars,
    official: result.official,
    fixed: false,
    isId: false,
    typed: false,
  }
}

/** The first card for what was typed: always when a registry, tag or digest was said, else when no result bears the name. */
export function typedSubject(
  typed: Typed,
  results: readonly SearchResult[],
  description: string,
): CardSubject | null {
  if (typed.kind !== 'reference') return null
  if (!typed.exact && results.some((result) => result.name === typed.familiar)) return null
  const parsed = parseReference(typed.familiar)
  if (!parsed.ok) return null
  const { reference } = parsed
  const named = reference.kind === 'name'
  const both = named && reference.tag !== null && reference.digest !== null
  return {
    key: `typed ${typed.familiar}`,
    name: named && !both ? familiarName(reference) : typed.familiar,
    tag: named ? tagText(reference.tag, reference.digest) : '',
    description,
    stars: null,
    official: false,
    fixed: !named || both,
    isId: !named,
    typed: true,
  }
}

function tagText(tag: string | null, digest: string | null): string {
  return digest === null ? (tag ?? '') : `@${digest}`
}
