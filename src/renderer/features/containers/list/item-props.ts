import type { ContainerSummary } from '#shared/contract/containers.ts'

export interface ItemProps {
  readonly container: ContainerSummary
  readonly selected: boolean
  /** The one that the Tab key reaches. */
  readonly active: boolean
  /** Removed by another hand while a person is in the list: kept in its place, with nothing to do. */
  readonly gone: boolean
  readonly pinned: boolean
  readonly renaming: boolean
}
