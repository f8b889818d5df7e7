/** What is pointed at or focused, and the words that explain it. */
export interface Tip {
  readonly element: Element
  readonly label: string
}

const restsFor = 450
/** Long enough to move the pointer from what is explained onto its words, which may be read there. */
const leavesFor = 150

/**
 * Tells which element of the page is to be explained now, by its `data-tip`; null when none is.
 * One pair of ears for the whole page: a row of a table costs nothing for its tips until it is pointed at.
 * Returns what makes the present one go, and what ends all.
 */
export function watchTips(
  tell: (tip: Tip | null) => void,
  isOnWords: (target: Element) => boolean,
): { readonly hide: () => void; readonly stop: () => void } {
  const tips = oneTip(tell)
  const ears = new AbortController()
  const hear = <Name extends keyof DocumentEventMap>(
    name: Name,
    listener: (event: DocumentEventMap[Name]) => void,
  ) => document.addEventListener(name, listener, { signal: ears.signal, capture: true, passive: true })

  hear('pointerover', ({ pointerType, target }) => {
    if (pointerType !== 'mouse' || !(target instanceof Element)) return
    if (isOnWords(target)) tips.keep()
    else tips.point(tipped(target))
  })
  hear('pointerout', ({ relatedTarget }) => {
    if (relatedTarget === null) tips.point(null)
  })
  hear('pointerdown', ({ target }) => tips.press(target))
  hear('click', ({ target }) => tips.press(target))
  hear('focusout', () => tips.show(null))

  // The focus that comes back with the window is none that a person gave.
  let leftWith: Element | null = null
  hear('focusin', ({ target }) => {
    if (!(target instanceof Element) || target === leftWith) return
    const element = tipped(target)
    if (element?.matches(':focus-visible') === true) tips.show(element)
  })
  window.addEventListener('blur', () => (leftWith = document.activeElement), { signal: ears.signal })
  window.addEventListener('focus', () => setTimeout(() => (leftWith = null)), { signal: ears.signal })
  return {
    hide: () => tips.show(null),
    stop: () => {
      ears.abort()
      tips.show(null)
    },
  }
}

/** At most one is shown, after a rest; who goes along a row of buttons reads each at once. */
function oneTip(tell: (tip: Tip | null) => void) {
  let shown: Element | null = null
  /** What will be shown when the timer ends, or is. */
  let wanted: Element | null = null
  let timer: ReturnType<typeof setTimeout> | undefined
  // Who goes or gets other words while it is explained: one element is watched at most.
  const words = new MutationObserver(() => tell(tipOf(shown)))
  const sight = new IntersectionObserver((entries) => {
    if (entries.at(-1)?.isIntersecting === false) show(null)
  })

  function show(element: Element | null) {
    clearTimeout(timer)
    wanted = element
    if (shown === element) return
    shown = element
    words.disconnect()
    sight.disconnect()
    if (element !== null) {
      words.observe(element, { attributeFilter: ['data-tip'] })
      sight.observe(element)
    }
    tell(tipOf(element))
  }

  return {
    show,
    keep: () => show(shown),
    point: (element: Element | null) => {
      if (wanted === element) return
      if (element !== null && shown !== null) return show(element)
      clearTimeout(timer)
      wanted = element
      timer = setTimeout(() => show(element), element === null ? leavesFor : restsFor)
    },
    press: (target: EventTarget | null) => {
      show(null)
      // It was pressed: nothing more is to be said until the pointer has left it.
      wanted = target instanceof Element ? tipped(target) : null
    },
  }
}

function tipped(target: Element): Element | null {
  return target.closest('[data-tip]')
}

function tipOf(element: Element | null): Tip | null {
  const label = element?.getAttribute('data-tip') ?? null
  return element === null || label === null ? null : { element, label }
}
