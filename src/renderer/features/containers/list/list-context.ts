import { createContext, useContext } from 'react'

/** What a card or a row may ask of the list it stands in. */
export interface ListCommands {
  readonly toggle: (id: string) => void
  /** With Shift: everything from the last tick to here. */
  readonly extend: (id: string) => void
  readonly activate: (id: string) => void
}

export const ListContext = createContext<ListCommands>({
  toggle: () => undefined,
  extend: () => undefined,
  activate: () => undefined,
})

export function useListCommands(): ListCommands {
  return useContext(ListContext)
}
