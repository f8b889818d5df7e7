import { axe, expect, test } from '../support/ui.ts'
import { languages } from '../support/words.ts'

for (const language of languages)
  test(`axe finds nothing on what is asked about a container (${language})`, async ({
    app,
    page,
    docker,
  }) => {
    await docker('pull', '--quiet', 'busybox')
    await docker('run', '-d', '--name', 'web-1', 'busybox', 'sleep', '99999')
    await app.open(page, { language })
    for (const dialog of ['kill', 'command', 'remove']) {
      await page.evaluate((route) => {
        location.hash = route
      }, `/containers/web-1?dialog=${dialog}`)
      await expect(page.getByRole('dialog')).toBeVisible()
      await axe(page)
      await page.keyboard.press('Escape')
      await expect(page.getByRole('dialog')).toBeHidden()
    }
  })
