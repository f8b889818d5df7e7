import {
  canonicalReference,
  familiarName,
  familiarReference,
  parseReference,
  type ReferenceProblem,
} from '#shared/image-reference.ts'
import { pastedReference } from '#shared/pasted-reference.ts'

/** What the text of the search box is: words to search for, a reference, or a reference gone wrong. */
export type Typed =
  | { readonly kind: 'empty' }
  | { readonly kind: 'words'; readonly term: string }
  | { readonly kind: 'bad'; readonly problem: ReferenceProblem }
  | {
      readonly kind: 'reference'
      /** What the engine's search is asked for: the name without tag and digest. Null for an id. */
      readonly term: string | null
      readonly familiar: string
      readonly canonical: string
      /** A registry, a tag or a digest was typed: the person knows exactly what they want. */
      readonly exact: boolean
    }

/** A short id as `docker images` shows it, of an image that is here; the engine takes it for that image as well. */
function idHere(text: string, ids: readonly string[]): string | null {
  if (!/^(?:sha256:)?[a-f0-9]{12,63}$/.test(text)) return null
  const start = text.startsWith('sha256:') ? text : `sha256:${text}`
  return ids.find((id) => id.startsWith(start)) ?? null
}

/** Reads the search box; `ids` are those of the images here. Text with `/`, `:` or `@` is meant as a reference, so its faults are told at the field. */
export function readTyped(text: string, ids: readonly string[] = []): Typed {
  const pasted = pastedReference(text).trim()
  const trimmed = idHere(pasted, ids) ?? pasted
  if (trimmed === '') return { kind: 'empty' }
  const parsed = parseReference(trimmed)
  const meant = /[/:@]/.test(trimmed)
  if (!parsed.ok) return meant ? { kind: 'bad', problem: parsed.problem } : { kind: 'words', term: trimmed }
  const { reference } = parsed
  const named = reference.kind === 'name'
  return {
    kind: 'reference',
    term: named ? familiarName(reference) : null,
    familiar: familiarReference(reference),
    canonical: canonicalReference(reference),
    exact: !named || reference.domain !== 'docker.io' || reference.tag !== null || reference.digest !== null,
  }
}

/** The text of a tag field joined to a repository: a tag, `sha256:…` or `@sha256:…`; nothing means the default. */
export function withTag(repository: string, text: string): string {
  const typed = text.trim()
  if (typed === '') return repository
  if (typed.startsWith('@')) return `${repository}${typed}`
  return typed.includes(':') ? `${repository}@${typed}` : `${repository}:${typed}`
}

/** `docker.io/library/nginx` of any reference to it: what two tags of one repository share. Null for an id or bad text. */
export function repositoryOf(text: string): string | null {
  const parsed = parseReference(text)
  if (!parsed.ok || parsed.reference.kind !== 'name') return null
  return `${parsed.reference.domain}/${parsed.reference.path}`
}

/** The host that `docker login` would be given; null for Docker Hub, where login takes none. */
export function registryOf(text: string): string | null {
  const parsed = parseReference(text)
  if (!parsed.ok || parsed.reference.kind !== 'name') return null
  return parsed.reference.domain === 'docker.io' ? null : parsed.reference.domain
}

/** True when neither a tag nor a digest was said, so that `latest` is taken. */
export function takesLatest(text: string): boolean {
  const parsed = parseReference(text)
  return (
    parsed.ok &&
    parsed.reference.kind === 'name' &&
    parsed.reference.tag === null &&
    parsed.reference.digest === null
  )
}
