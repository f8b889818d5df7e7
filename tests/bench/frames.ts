import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CDPSession, chromium, type Page } from '@playwright/test'
import playwrightConfig from '../../playwright.config.ts'
import { startBrowserHost } from '../support/browser-host.ts'
import { type Script, startScriptedEngine } from '../support/scripted-engine.ts'
import { type Figure, median } from './figure.ts'

const rounds = 3
const launch = playwrightConfig.projects?.[0]?.use?.launchOptions ?? {}

/** Does something, and keeps the frames of it under a name. */
export type Watch = (name: string, act: () => Promise<void>) => Promise<void>

interface Step {
  readonly name: string
  /** Milliseconds between frames, by the clock: with all that draws, and with what else the machine does. */
  readonly frames: readonly number[]
  /** Processor milliseconds of each task of the page's own thread, without painting; empty where it was not traced. */
  readonly work: readonly number[]
}

/**
 * The frames of a page on an engine of a script, by the clock and by what the page itself works at a stretch: Chromium
 * draws without a graphics card here, which takes the same two cores.
 */
export async function frameFigures(
  what: string,
  scripts: Readonly<Record<string, Script>>,
  play: (page: Page, watch: Watch) => Promise<void>,
): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quayside-bench-'))
  const engine = await startScriptedEngine(join(folder, 'engine.sock'), scripts)
  const host = await startBrowserHost({ folder, environment: { ...process.env, DOCKER_HOST: engine.host } })
  const browser = await chromium.launch(launch)
  try {
    const page = await browser.newPage({ viewport: { width: 1320, height: 820 }, locale: 'en-US' })
    await page.goto(await host.address())
    await page.getByRole('main').waitFor()
    const steps: Step[] = []
    // Once before anything is measured: the page's own scripts come with the first look.
    await play(page, (_, act) => act())
    for (let round = 0; round < rounds; round += 1) await play(page, clocked(page, steps))
    const session = await page.context().newCDPSession(page)
    // Apart, because tracing costs frames itself.
    for (let round = 0; round < rounds; round += 1) await play(page, traced(session, steps))
    return [byClock(what, steps), byWork(what, steps)]
  } finally {
    await browser.close()
    await host.stop()
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

declare global {
  interface Window {
    benchFrames?: number[]
  }
}

function clocked(page: Page, steps: Step[]): Watch {
  return async (name, act) => {
    await page.evaluate(beginFrames)
    await act()
    steps.push({ name, frames: await page.evaluate(endFrames), work: [] })
  }
}

function beginFrames(): void {
  const frames: number[] = []
  window.benchFrames = frames
  let last = performance.now()
  const frame = (): void => {
    if (window.benchFrames !== frames) return
    const now = performance.now()
    frames.push(now - last)
    last = now
    requestAnimationFrame(frame)
  }
  requestAnimationFrame(frame)
}

function endFrames(): number[] {
  const frames = window.benchFrames ?? []
  delete window.benchFrames
  return frames
}

/** Of Chromium's trace: times are microseconds, `tdur` is what the thread itself worked. */
interface TraceEvent {
  readonly name: string
  readonly ph: string
  readonly tid: number
  readonly pid: number
  readonly ts: number
  readonly tdur?: number
}

function traced(session: CDPSession, steps: Step[]): Watch {
  return async (name, act) => {
    const events: TraceEvent[] = []
    const take = ({ value }: { value: object[] }): void => {
      for (const event of value) if (isTimed(event)) events.push(event)
    }
    session.on('Tracing.dataCollected', take)
    await session.send('Tracing.start', {
      transferMode: 'ReportEvents',
      traceConfig: { includedCategories: ['toplevel', 'devtools.timeline'] },
    })
    await act()
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve))
    await session.send('Tracing.end')
    await complete
    session.off('Tracing.dataCollected', take)
    steps.push({ name, frames: [], work: workOf(events) })
  }
}

const isTimed = (event: object): event is TraceEvent => 'ts' in event && 'tid' in event && 'name' in event

const drawing = new Set(['Paint', 'Layerize', 'UpdateLayer', 'Commit'])

/** What each task of the thread that runs the page's script worked: no frame comes while one runs. */
function workOf(events: readonly TraceEvent[]): readonly number[] {
  const page = events.find(({ name }) => name === 'UpdateLayoutTree')
  const own = events
    .filter(({ pid, tid, ph }) => ph === 'X' && pid === page?.pid && tid === page.tid)
    .toSorted((a, b) => a.ts - b.ts)
  const work: number[] = []
  for (const { name, tdur = 0 } of own) {
    if (name === 'ThreadControllerImpl::RunTask') work.push(tdur / 1000)
    else if (drawing.has(name)) work.push((work.pop() ?? 0) - tdur / 1000)
  }
  return work
}

/** Of each step the round in the middle: a single hiccup of the machine is none of ours. */
function longestOf(steps: readonly Step[], times: (step: Step) => readonly number[]) {
  const seen = steps.filter((step) => times(step).length > 0)
  return [...new Set(seen.map(({ name }) => name))].map((name) => {
    const worst = seen.filter((step) => step.name === name).map((step) => Math.max(...times(step)))
    return { name, time: Math.round(median(worst)) }
  })
}

function byClock(what: string, steps: readonly Step[]): Figure {
  const longest = longestOf(steps, ({ frames }) => frames)
  const all = steps.flatMap(({ frames }) => frames)
  const slow = all.filter((time) => time > 50).length
  return {
    name: `${what}: longest frame, all that draws included`,
    value: Math.max(...longest.map(({ time }) => time)),
    limit: 50,
    unit: 'ms',
    behind: `${told(longest)}; over 50 ms: ${slow} of ${all.length} frames, median ${Math.round(median(all))} ms, ${rounds} rounds`,
  }
}

function byWork(what: string, steps: readonly Step[]): Figure {
  const longest = longestOf(steps, ({ work }) => work)
  return {
    name: `${what}: most that the page works at a stretch`,
    value: Math.max(...longest.map(({ time }) => time)),
    limit: 50,
    unit: 'ms',
    behind: `${told(longest)}: script, style and layout, processor time of traced rounds`,
  }
}

const told = (longest: readonly { readonly name: string; readonly time: number }[]): string =>
  `${longest.map(({ name, time }) => `${name} ${time}`).join(', ')} ms`
