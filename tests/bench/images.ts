import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import playwrightConfig from '../../playwright.config.ts'
import { startBrowserHost } from '../support/browser-host.ts'
import { startScriptedEngine } from '../support/scripted-engine.ts'
import { type Figure, median } from './figure.ts'

const rounds = 3
const launch = playwrightConfig.projects?.[0]?.use?.launchOptions ?? {}

/** Images listed, filtered, scrolled and grouped anew, in the page with all that draws; an engine of a script tells them. */
export async function run(): Promise<readonly Figure[]> {
  const figures: Figure[] = []
  // Two sizes, so that growth is seen.
  for (const images of [200, 2000]) figures.push(await measure(images))
  return figures
}

async function measure(images: number): Promise<Figure> {
  const folder = mkdtempSync(join(tmpdir(), 'quayside-bench-'))
  const engine = await startScriptedEngine(join(folder, 'engine.sock'), {
    'GET /images/json': (_, wire) => wire.json(200, manyImages(images)),
    'GET /containers/json': (_, wire) => wire.json(200, manyContainers(images)),
  })
  const host = await startBrowserHost({ folder, environment: { ...process.env, DOCKER_HOST: engine.host } })
  const browser = await chromium.launch(launch)
  try {
    const page = await browser.newPage({ viewport: { width: 1320, height: 820 }, locale: 'en-US' })
    await page.goto(await host.address())
    await page.getByRole('main').waitFor()
    // Once before anything is measured: the page's own scripts come with the first look.
    await show(page, '#/images')
    const steps: Step[] = []
    for (let round = 0; round < rounds; round += 1) steps.push(...(await play(page)))
    return figureOf(images, steps)
  } finally {
    await browser.close()
    await host.stop()
    await engine.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

interface Step {
  readonly name: string
  /** Milliseconds between frames. */
  readonly frames: readonly number[]
}

/** What a person does with many images; the frames of each step. */
async function play(page: Page): Promise<readonly Step[]> {
  await show(page, '#/search')
  const filter = page.getByRole('searchbox', { name: 'Filter images' })
  const group = page.getByRole('combobox', { name: 'Group images' })
  const steps: Step[] = []
  const watch = async (name: string, act: () => Promise<void>) => {
    await page.evaluate(beginFrames)
    await act()
    steps.push({ name, frames: await page.evaluate(endFrames) })
  }
  await watch('list', () => show(page, '#/images'))
  await watch('filter', async () => {
    await filter.pressSequentially('team-07 web', { delay: 40 })
    await page.waitForTimeout(300)
    await filter.fill('')
    await page.waitForTimeout(300)
  })
  await watch('scroll', async () => {
    await page.getByRole('table', { name: 'Images' }).hover()
    for (let turn = 0; turn < 30; turn += 1) await page.mouse.wheel(0, 700)
    await page.waitForTimeout(300)
  })
  await watch('group', async () => {
    for (const choice of ['none', 'use', 'repository']) {
      await group.selectOption(choice)
      await page.waitForTimeout(200)
    }
  })
  await watch('choose all', async () => {
    for (let turn = 0; turn < 2; turn += 1) {
      await page.getByRole('checkbox', { name: 'Select all shown images' }).click()
      await page.waitForTimeout(200)
    }
  })
  return steps
}

async function show(page: Page, hash: string): Promise<void> {
  await page.evaluate((next) => {
    location.hash = next
  }, hash)
  if (hash === '#/images') await page.getByRole('table', { name: 'Images' }).getByRole('row').nth(5).waitFor()
  else await page.getByRole('searchbox').first().waitFor()
}

declare global {
  interface Window {
    benchFrames?: number[]
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

function figureOf(images: number, steps: readonly Step[]): Figure {
  const names = [...new Set(steps.map(({ name }) => name))]
  // Of each step the round in the middle: a single hiccup of the machine is none of ours.
  const longest = names.map((name) => {
    const worst = steps.filter((step) => step.name === name).map(({ frames }) => Math.max(...frames))
    return { name, time: Math.round(median(worst)) }
  })
  const all = steps.flatMap(({ frames }) => frames)
  const slow = all.filter((time) => time > 50).length
  return {
    name: `images: longest frame with ${images} images`,
    value: Math.max(...longest.map(({ time }) => time)),
    limit: 50,
    unit: 'ms',
    behind: `${longest.map(({ name, time }) => `${name} ${time}`).join(', ')} ms; over 50 ms: ${slow} of ${all.length} frames, median ${Math.round(median(all))} ms, ${rounds} rounds`,
  }
}

/** A fifth of them with five tags more, and a tenth without a name, as after many builds. */
function manyImages(count: number): readonly unknown[] {
  return Array.from({ length: count }, (_, index) => {
    const repository = `registry.example.com:5000/team-${String(index % 97).padStart(2, '0')}/web-${index}`
    const tags = index % 5 === 0 ? ['latest', '1', '1.2', '1.2.3', 'stable'] : ['latest']
    return {
      Id: idOf(index),
      RepoTags: index % 10 === 9 ? ['<none>:<none>'] : tags.map((tag) => `${repository}:${tag}`),
      RepoDigests: null,
      Created: 1_750_000_000 - index * 3600,
      Size: 5_000_000 + ((index * 7919) % 900) * 1_000_000,
      SharedSize: -1,
      Containers: -1,
      Labels: null,
      ParentId: '',
    }
  })
}

function manyContainers(images: number): readonly unknown[] {
  return Array.from({ length: Math.round(images / 10) }, (_, index) => ({
    Id: String(index).padStart(64, 'c'),
    Names: [`/box-${index}`],
    Image: 'web',
    ImageID: idOf(index * 3),
    Command: 'sleep 1000',
    Created: 1_750_000_000,
    State: 'exited',
    Status: 'Exited (0) 2 hours ago',
    Ports: [],
    Labels: {},
    Mounts: [],
    NetworkSettings: { Networks: {} },
    HostConfig: { NetworkMode: 'default' },
  }))
}

function idOf(index: number): string {
  return `sha256:${String(index).padStart(64, 'a')}`
}
