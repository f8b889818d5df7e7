import { useMemo } from 'react'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { ImageSummary } from '#shared/contract/images.ts'
import type { SavePointSize } from '#shared/contract/save-points.ts'
import type { Fault } from '#shared/faults.ts'
import { api } from '../../../host/api.ts'
import { useContainers, useImages } from '../../../store/collections.ts'
import { useAsked } from '../../../store/use-asked.ts'
import { type SavePointItem, savePointItems } from '../model/save-points.ts'

export type KnownSavePoints =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly fault: Fault }
  | {
      readonly status: 'ready'
      readonly items: readonly SavePointItem[]
      readonly containers: readonly ContainerSummary[]
    }

const none: readonly ContainerSummary[] = []
const noImages: readonly ImageSummary[] = []

/** Every save point there is, as the change stream tells of images and containers. */
export function useSavePoints(): KnownSavePoints {
  const images = useImages()
  const containers = useContainers()
  const known = containers.status === 'ready' ? containers.items : none
  const listed = images.status === 'ready' ? images.items : noImages
  const items = useMemo(() => savePointItems(listed, known), [listed, known])
  if (images.status === 'failed') return images
  if (images.status === 'loading' || containers.status === 'loading') return { status: 'loading' }
  return { status: 'ready', items, containers: known }
}

/** Sizes by image id, asked again when images or their users change; empty until they are told. */
export function useSizes(items: readonly SavePointItem[]): ReadonlyMap<string, SavePointSize> {
  const question = items.map(({ id, usedBy }) => `${id} ${String(usedBy.length)}`).join()
  const { state } = useAsked(question === '' ? null : question, askSizes)
  return useMemo(
    () => new Map((state.status === 'ready' ? state.answer : []).map((size) => [size.id, size])),
    [state],
  )
}

async function askSizes(_: string, signal: AbortSignal): Promise<readonly SavePointSize[]> {
  return api.savePoints.sizes(undefined, { signal })
}
