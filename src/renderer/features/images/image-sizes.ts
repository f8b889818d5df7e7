import { create } from 'zustand'
import type { ImageSize } from '#shared/contract/images.ts'
import type { Fault } from '#shared/faults.ts'
import { api, faultOf } from '../../host/api.ts'

export type SizesById = ReadonlyMap<string, ImageSize>

interface Sizes {
  readonly status: 'unasked' | 'asking' | 'known' | 'failed'
  readonly byId: SizesById
  readonly fault: Fault | null
}

/** What the engine measured last; ids are of contents, so that a size stays true. */
export const useImageSizes = create<Sizes>(() => ({ status: 'unasked', byId: new Map(), fault: null }))

/** Asked only on demand: the engine adds up the layers of all images for it. */
export async function askImageSizes(): Promise<void> {
  useImageSizes.setState({ status: 'asking', fault: null })
  try {
    const sizes = await api.images.sizes()
    useImageSizes.setState({ status: 'known', byId: new Map(sizes.map((size) => [size.id, size])) })
  } catch (error) {
    useImageSizes.setState({ status: 'failed', fault: faultOf(error) })
  }
}
