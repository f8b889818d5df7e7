import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { type Tip, watchTips } from '../../../../src/renderer/ui/tip-watch.ts'

/** As much of a page as tips are told from: elements with words, and what is heard of them. */
class FakeElement {
  readonly words: string
  focusVisible = true
  constructor(words: string) {
    this.words = words
  }
  closest() {
    return this.words === '' ? null : this
  }
  matches() {
    return this.focusVisible
  }
  getAttribute() {
    return this.words
  }
}

/** What watches one element: the last of each kind is at hand. */
class FakeObserver {
  static last: FakeObserver | null = null
  readonly notice: (entries: readonly object[]) => void
  seen: unknown = null
  constructor(notice: (entries: readonly object[]) => void) {
    this.notice = notice
    FakeObserver.last = this
  }
  observe(element: unknown) {
    this.seen = element
  }
  disconnect() {
    this.seen = null
  }
}

const page = Object.assign(new EventTarget(), { activeElement: null as unknown })
const panes = new EventTarget()
const said: (string | null)[] = []
const [stop, kill, words] = [
  new FakeElement('Stop web-1'),
  new FakeElement('Kill web-1'),
  new FakeElement(''),
]
let watched: ReturnType<typeof watchTips>

/** An event of the page as it would come there: its target stands where it is given. */
function hear(type: string, more: object) {
  const event = new Event(type)
  for (const [name, value] of Object.entries(more)) Object.defineProperty(event, name, { value })
  page.dispatchEvent(event)
}

const point = (target: unknown, pointerType = 'mouse') => hear('pointerover', { target, pointerType })
const shown = () => said.at(-1) ?? null

beforeEach(() => {
  vi.useFakeTimers()
  vi.stubGlobal('Element', FakeElement)
  vi.stubGlobal('MutationObserver', FakeObserver)
  vi.stubGlobal('IntersectionObserver', FakeObserver)
  vi.stubGlobal('document', page)
  vi.stubGlobal('window', panes)
  said.length = 0
  watched = watchTips(
    (tip: Tip | null) => said.push(tip?.label ?? null),
    (target) => Object.is(target, words),
  )
})
afterEach(() => {
  watched.stop()
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('a rest of the pointer is explained, a pass is not, and a finger gets nothing', () => {
  point(stop)
  vi.advanceTimersByTime(400)
  point(kill)
  vi.advanceTimersByTime(400)
  expect(said).toEqual([])
  vi.advanceTimersByTime(50)
  expect(said).toEqual(['Kill web-1'])
  watched.hide()
  point(stop, 'touch')
  vi.advanceTimersByTime(1000)
  expect(shown()).toBeNull()
})

test('who goes along a row of buttons reads each at once, and has time to move onto the words', () => {
  point(stop)
  vi.advanceTimersByTime(450)
  point(kill)
  expect(shown()).toBe('Kill web-1')
  hear('pointerout', { relatedTarget: null })
  vi.advanceTimersByTime(100)
  point(words)
  vi.advanceTimersByTime(1000)
  expect(shown()).toBe('Kill web-1')
  hear('pointerout', { relatedTarget: null })
  vi.advanceTimersByTime(150)
  expect(shown()).toBeNull()
})

test('what was pressed is not explained again before the pointer has left it', () => {
  point(stop)
  vi.advanceTimersByTime(450)
  hear('pointerdown', { target: stop })
  expect(shown()).toBeNull()
  point(stop)
  vi.advanceTimersByTime(1000)
  expect(shown()).toBeNull()
  point(kill)
  vi.advanceTimersByTime(450)
  point(stop)
  expect(shown()).toBe('Stop web-1')
})

test('the focus of the keyboard is explained at once; one that a click gave, or that came back with the window, is not', () => {
  hear('focusin', { target: stop })
  expect(shown()).toBe('Stop web-1')
  hear('focusout', {})
  expect(shown()).toBeNull()
  page.activeElement = stop
  panes.dispatchEvent(new Event('blur'))
  hear('focusin', { target: stop })
  expect(shown()).toBeNull()
  panes.dispatchEvent(new Event('focus'))
  vi.advanceTimersByTime(0)
  hear('focusin', { target: stop })
  expect(shown()).toBe('Stop web-1')
  hear('focusout', {})
  kill.focusVisible = false
  hear('focusin', { target: kill })
  kill.focusVisible = true
  expect(shown()).toBeNull()
})

test('it goes when its element is out of sight, and nothing is heard after the end', () => {
  hear('focusin', { target: stop })
  // The last made watches the sight.
  expect(FakeObserver.last?.seen).toBe(stop)
  FakeObserver.last?.notice([{ isIntersecting: false }])
  expect(shown()).toBeNull()
  expect(FakeObserver.last?.seen).toBeNull()
  hear('focusin', { target: stop })
  watched.stop()
  expect(shown()).toBeNull()
  const before = said.length
  hear('focusin', { target: kill })
  point(kill)
  vi.advanceTimersByTime(1000)
  expect(said).toHaveLength(before)
})
