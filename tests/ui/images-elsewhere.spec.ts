import type { Page } from '@playwright/test'
import { startBrowserHost } from '../support/browser-host.ts'
import { type EngineRelay, startEngineRelay } from '../support/engine-relay.ts'
import type { Ground } from '../support/ground.ts'
import { imagesPage } from '../support/pages/images.ts'
import { axe, expect, openPage, test } from '../support/ui.ts'
import { languages, type Words, wordsOf } from '../support/words.ts'

/** Quayside on an engine that is reached over TCP; `refused` are the paths that fail from the start. */
async function elsewhere(
  {
    ground,
    page,
    language,
    refused,
  }: { ground: Ground; page: Page; language: 'en' | 'ko'; refused?: RegExp },
  run: (relay: EngineRelay) => Promise<void>,
): Promise<void> {
  const relay = await startEngineRelay(ground.engine.socket)
  relay.refuse(refused ?? null)
  const host = await startBrowserHost({
    folder: ground.folder,
    environment: { ...ground.environment, DOCKER_HOST: relay.host },
  })
  try {
    await openPage(page, host, { language, route: '/images' })
    await run(relay)
  } finally {
    await page.close()
    await host.stop()
    await relay.close()
  }
}

/** What is said up to the size. */
const unknownUsers = (t: Words): string =>
  t('images.removeDialog.unknownUsers', { size: '\0' }).split('\0')[0] ?? ''

for (const language of languages) {
  const t = wordsOf(language)

  test(`an image of an engine elsewhere goes once the engine's name is typed: ${language}`, async ({
    ground,
    page,
    docker,
  }) => {
    const images = imagesPage(page, t)
    await docker('pull', '--quiet', 'busybox')
    await elsewhere({ ground, page, language }, async ({ host }) => {
      await images.remove('busybox:latest').click()
      await expect(images.confirmRemove(1)).toBeDisabled()
      await axe(page)
      await images.dialog.getByLabel(t('common.typeEngineName', { engine: host })).fill(host)
      await images.confirmRemove(1).click()
      await expect(images.dialog).toContainText(t('images.removeDialog.deleted'))
    })
    expect(await docker('image', 'ls', '--quiet')).toBe('')
  })

  test(`an image is not called unused while the containers cannot be listed: ${language}`, async ({
    ground,
    page,
    docker,
  }) => {
    const images = imagesPage(page, t)
    await docker('pull', '--quiet', 'nginx')
    await docker('run', '--detach', '--name', 'web-1', 'nginx')
    await elsewhere({ ground, page, language, refused: /\/containers\/json/ }, async () => {
      await expect(images.row('nginx', 'latest')).toContainText(t('images.usersUnknown'))
      await images.remove('nginx:latest').click()
      await expect(images.dialog).toContainText(unknownUsers(t))
      await axe(page)
    })
  })

  test(`images that cannot be listed are listed when it is tried again: ${language}`, async ({
    ground,
    page,
    docker,
  }) => {
    const images = imagesPage(page, t)
    await docker('pull', '--quiet', 'busybox')
    await elsewhere({ ground, page, language, refused: /\/images\/json/ }, async (relay) => {
      await expect(page.getByRole('heading', { name: t('images.failedTitle') })).toBeVisible()
      relay.refuse(null)
      await page
        .getByRole('main')
        .getByRole('button', { name: t('common.retry') })
        .click()
      await expect(images.row('busybox', 'latest')).toBeVisible()
    })
  })
}
