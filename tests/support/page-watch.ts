import type { BrowserContext } from '@playwright/test'

/** Everything that must not happen in a page unseen. */
export interface PageWatch {
  readonly problems: readonly string[]
  /** A test that breaks something on purpose names the words which that puts on the console. */
  readonly expectNoise: (words: RegExp) => void
}

/** Collects content-security violations, console errors, uncaught exceptions and unhandled rejections. */
export async function watchPages(context: BrowserContext): Promise<PageWatch> {
  const seen: string[] = []
  const expected: RegExp[] = []
  context.on('console', (message) => {
    if (message.type() === 'error') seen.push(`console: ${message.text()} (${message.location().url})`)
  })
  context.on('weberror', (webError) =>
    seen.push(`uncaught: ${webError.error().stack ?? webError.error().message}`),
  )
  await context.addInitScript(() => {
    addEventListener('securitypolicyviolation', (event) => {
      console.error(`CSP violation: ${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`)
    })
  })
  return {
    get problems() {
      return seen.filter((problem) => !expected.some((words) => words.test(problem)))
    },
    expectNoise: (words) => {
      expected.push(words)
    },
  }
}
