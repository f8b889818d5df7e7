import { useRender } from '@base-ui/react/use-render'
import {
  createContext,
  type MouseEvent,
  type ReactElement,
  type ReactNode,
  useContext,
  useLayoutEffect,
  useState,
} from 'react'
import { flushSync } from 'react-dom'

/** What the library wants of an element: attributes, handlers and its ref. */
type Given = Readonly<Record<string, unknown>>

const Tell = createContext<(given: Given) => void>(() => undefined)

/**
 * An element whose menu comes when it is first pointed at or focused: in a list of hundreds the machinery of
 * menus costs more than all else in a row. The element stays the same one, so that it keeps focus and pointer;
 * `children` is the library's own root, with `relayed` for what its trigger renders.
 */
export function Late({
  element,
  before = {},
  pressable = false,
  children,
}: {
  element: ReactElement
  /** Attributes that it has until then. */
  before?: Given
  /** A click opens it: one that comes without a pointer or the focus is given again once it can be heard. */
  pressable?: boolean
  children: ReactNode
}) {
  const [called, setCalled] = useState(false)
  const [given, setGiven] = useState<Given | null>(null)
  const call = () => setCalled(true)
  const early: Given = {
    ...before,
    // At once: a press may follow before anything else is drawn.
    onPointerEnter: () => flushSync(call),
    onFocus: call,
    onClick: (event: MouseEvent<HTMLElement>) => {
      if (!pressable) return
      const { currentTarget } = event
      flushSync(call)
      // After this one: within it the library takes the second click for the end of the first.
      setTimeout(() => currentTarget.click())
    },
  }
  const drawn = useRender({ render: element, props: given ?? early })
  return (
    <>
      {drawn}
      {called && <Tell value={setGiven}>{children}</Tell>}
    </>
  )
}

/** Renders nothing in the trigger's place, and tells what it would have rendered. */
export const relayed = (given: object) => <Relay given={{ ...given }} />

function Relay({ given }: { given: Given }) {
  const tell = useContext(Tell)
  useLayoutEffect(() => tell(given), [tell, given])
  return null
}
