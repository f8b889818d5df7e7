import { create } from 'zustand'
import type { ContainerSize } from '#shared/contract/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { api, faultOf } from '../../../host/api.ts'

interface Sizes {
  readonly status: 'unasked' | 'asking' | 'known' | 'failed'
  readonly byId: ReadonlyMap<string, ContainerSize>
  readonly fault: Fault | null
}

export const useSizes = create<Sizes>(() => ({ status: 'unasked', byId: new Map(), fault: null }))

/** Asked only on demand: the engine walks every writable layer for it. */
export async function askSizes(): Promise<void> {
  useSizes.setState({ status: 'asking', fault: null })
  try {
    const sizes = await api.containers.sizes()
    useSizes.setState({ status: 'known', byId: new Map(sizes.map((size) => [size.id, size])) })
  } catch (error) {
    useSizes.setState({ status: 'failed', fault: faultOf(error) })
  }
}
