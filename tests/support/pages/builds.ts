import type { Page } from '@playwright/test'
import type { Words } from '../words.ts'

/** The build page. */
export function buildsPage(page: Page, t: Words) {
  const button = (key: string, values = {}) => page.getByRole('button', { name: t(key, values) })
  return {
    /** The browser's own picker is answered with a folder of this computer. */
    choose: (folder: string) => page.locator('input[type=file]').setInputFiles(folder),
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
