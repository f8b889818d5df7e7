import { create } from 'zustand'

/** An image that is to get one more name. */
export interface TagRequest {
  readonly id: string
  /** What commands are given: one of its names, or its id. */
  readonly reference: string
}

/** The image that a person wants to tag, from wherever they asked; the frame shows the dialog. */
const useAsked = create<{ readonly image: TagRequest | null }>()(() => ({ image: null }))

export const useTagRequest = (): TagRequest | null => useAsked((state) => state.image)

export function openTag({ id, reference }: TagRequest): void {
  useAsked.setState({ image: { id, reference } })
}

export function closeTag(): void {
  useAsked.setState({ image: null })
}
