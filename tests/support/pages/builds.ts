import type { Locator, Page } from '@playwright/test'
import type { Words } from '../words.ts'

/** The build page. */
export function buildsPage(page: Page, t: Words) {
  const button = (key: string, values = {}) => page.getByRole('button', { name: t(key, values) })
  return {
    /** The browser's own picker is answered with a folder of this computer. */
    choose: (folder: string) => page.locator('input[type=file]').setInputFiles(folder),
    /** As a person drags it in from a file manager, and lets go over any part of the page. */
    drop: async (folder: string, area = page.getByTestId('drop-folder')) => {
      // The head of the frame lies over what is scrolled to the top.
      await area.evaluate((element) => element.scrollIntoView({ block: 'center' }))
      const { x, y, width, height } = (await area.boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 }
      const at = { x: x + width / 2, y: y + height / 2 }
      const data = { items: [], files: [folder], dragOperationsMask: 1 }
      const client = await page.context().newCDPSession(page)
      for (const type of ['dragEnter', 'dragOver', 'drop'] as const)
        await client.send('Input.dispatchDragEvent', { type, ...at, data })
      await client.detach()
    },
    /** Whether a file that is dropped there is kept from the browser. */
    isRefused: (place: Locator) =>
      place.evaluate((element) => {
        const dataTransfer = new DataTransfer()
        dataTransfer.items.add(new File(['x'], 'x'))
        return !element.dispatchEvent(
          new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true }),
        )
      }),
    /** What these tests are about, also on a computer that has buildx. */
    classic: async () => {
      await page.getByRole('textbox', { name: t('builds.options.tag') }).waitFor()
      const builder = page.getByRole('combobox', { name: t('builds.options.builder') })
      if ((await builder.count()) > 0) await builder.selectOption('classic')
    },
    context: page.getByRole('region', { name: t('builds.context.title') }),
    options: page.getByRole('region', { name: t('builds.options.title') }),
    history: page.getByRole('region', { name: t('builds.history.title') }),
    progress: (subject: string) =>
      page.getByRole('region', { name: t('builds.progress.title', { subject }) }),
    editor: page.getByRole('textbox', { name: t('builds.editor.label') }),
    tag: page.getByRole('textbox', { name: t('builds.options.tag') }),
    build: button('builds.options.build').and(page.locator(`:text-is("${t('builds.options.build')}")`)),
    cancel: button('builds.progress.cancel'),
    button,
  }
}
