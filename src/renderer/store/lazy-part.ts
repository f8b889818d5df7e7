import { lazy } from 'react'
import type { ComponentType } from 'react'
import { allWords } from './i18n.ts'

const pause = 300

/**
 * A part of the app that comes as its own script when it is first shown, and with it every word. Asked for a second time when
 * it does not come: browsers drop what they are loading whenever a network interface appears, and every
 * container that starts may bring one.
 */
export function lazyPart<Props>(load: () => Promise<ComponentType<Props>>) {
  return lazy(async () => {
    const [part] = await Promise.all([twice(load), twice(allWords)])
    return { default: part }
  })
}

async function twice<T>(load: () => Promise<T>): Promise<T> {
  return await load().catch(async () => {
    await new Promise((resolve) => setTimeout(resolve, pause))
    return await load()
  })
}
