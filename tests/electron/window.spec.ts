import { electronReason, expect, test } from '../support/electron.ts'

test.skip(electronReason !== null, electronReason ?? '')

test('a window shows the containers of the engine', async ({ window, docker }) => {
  await docker('run', '--detach', '--name', 'web', 'nginx')

  await expect(window.getByRole('main')).toContainText('web')
})

test('the page has neither Node nor a way to load it', async ({ window }) => {
  const names = ['require', 'process', 'module', 'Buffer', '__dirname']
  const found = await window.evaluate((wanted) => wanted.filter((name) => name in globalThis), names)
  expect(found).toEqual([])
})

test('the page can neither leave its origin nor open a second window', async ({ window, electronApp }) => {
  const before = window.url()
  await window.evaluate(() => {
    open('http://example.invalid/')
    location.href = 'file:///etc/passwd'
  })

  await expect.poll(() => window.url()).toBe(before)
  expect(electronApp.windows()).toHaveLength(1)
})

test('camera and notices are denied to the page', async ({ window }) => {
  const states = await window.evaluate(async () => {
    const names = ['camera', 'geolocation', 'notifications'] as const
    const answers = await Promise.all(names.map((name) => navigator.permissions.query({ name })))
    return answers.map(({ state }) => state)
  })
  expect(states).toEqual(['denied', 'denied', 'denied'])
})

test('scripts that are not ours do not run', async ({ window, watch }) => {
  watch.expectNoise(/Content.Security.Policy|CSP/i)
  const ran = await window.evaluate(async () => {
    const script = document.createElement('script')
    script.textContent = 'globalThis.ran = true'
    document.body.append(script)
    return 'ran' in globalThis
  })
  expect(ran).toBe(false)
})
