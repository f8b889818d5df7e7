import { lazy } from 'react'
import type { ComponentType } from 'react'

const pause = 300

/**
 * A part of the app that comes as its own script when it is first shown. Asked for a second time when
 * it does not come: browsers drop what they are loading whenever a network interface appears, and every
 * container that starts may bring one.
 */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => ({ default: await load().catch(() => later(load)) }))
}

async function later<T>(load: () => Promise<T>): Promise<T> {
  await new Promise((resolve) => setTimeout(resolve, pause))
  return await load()
}
