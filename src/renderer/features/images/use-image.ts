import { useState } from 'react'
import type { ImageDetails, ImageSummary } from '#shared/contract/images.ts'
import { fault } from '#shared/faults.ts'
import { fullForm } from '#shared/image-reference.ts'
import { api } from '../../host/api.ts'
import { useImages } from '../../store/collections.ts'
import { type Asked, useAsked } from '../../store/use-asked.ts'

const inspect = (image: string, signal: AbortSignal) => api.images.inspect({ image }, { signal })

/** What the engine tells of an image; not found as soon as it leaves the list, whoever removed it. */
export function useImage(id: string): { readonly state: Asked<ImageDetails>; readonly again: () => void } {
  const { state, again } = useAsked(id, inspect)
  const images = useImages()
  // An image between two others is in no list, and a new one may be asked for before it is listed.
  const [listed, setListed] = useState<string | null>(null)
  const [followed, setFollowed] = useState<string | null>(null)
  if (state.status !== 'ready' || images.status !== 'ready') return { state, again }
  const image = state.answer.id
  const holder = holderOf(images.items, id)
  // Once for each: what the list tells may be older than the answer.
  if (holder !== null && holder !== image && holder !== followed) {
    setFollowed(holder)
    again()
  }
  if (images.items.some((one) => one.id === image)) {
    if (listed !== image) setListed(image)
    return { state, again }
  }
  if (listed !== image) return { state, again }
  return { state: { status: 'failed', fault: fault('not-found', '', { name: id }) }, again }
}

/** The id of the image that bears this name now, for a name moves: by a tag, a pull, a build. Null where none does. */
export function holderOf(images: readonly ImageSummary[], name: string): string | null {
  const full = fullForm(name)
  return images.find(({ references }) => references.some((one) => fullForm(one) === full))?.id ?? null
}
