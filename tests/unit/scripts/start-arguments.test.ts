import { expect, test } from 'vitest'
import { parseStartArguments } from '../../../scripts/lib/start-arguments.mjs'

const defaults = { browser: false, port: null, open: true, withEngine: false, help: false }

test('without a word a window is opened', () => {
  expect(parseStartArguments([])).toEqual(defaults)
})

test('the browser host takes a port in both spellings, and may stay unopened', () => {
  const wanted = { ...defaults, browser: true, port: 4000, open: false }

  expect(parseStartArguments(['--browser', '--port', '4000', '--no-open'])).toEqual(wanted)
  expect(parseStartArguments(['--no-open', '--port=4000', '--browser'])).toEqual(wanted)
})

test('an engine can be asked for with either host', () => {
  expect(parseStartArguments(['--with-engine'])).toEqual({ ...defaults, withEngine: true })
  expect(parseStartArguments(['--browser', '--with-engine'])).toMatchObject({
    browser: true,
    withEngine: true,
  })
})

test.each([['0'], ['65536'], ['80a'], ['-1'], ['']])('port %j is refused in a sentence', (port) => {
  const sentence = `--port needs a number from 1 to 65535, not "${port}".`
  expect(parseStartArguments(['--browser', '--port', port])).toEqual({ problem: sentence })
})

test('a port that is not there is refused in a sentence', () => {
  const sentence = '--port needs a number from 1 to 65535, not nothing.'
  expect(parseStartArguments(['--browser', '--port'])).toEqual({ problem: sentence })
})

test('an unknown word is named, with where to look', () => {
  const sentence = '"--brwoser" is not an option of npm start. Try: npm start -- --help'
  expect(parseStartArguments(['--brwoser'])).toEqual({ problem: sentence })
})

test('what only the browser host has is refused for the window', () => {
  expect(parseStartArguments(['--port', '4000'])).toEqual({
    problem: '--port and --no-open go with --browser.',
  })
  expect(parseStartArguments(['--no-open'])).toEqual({ problem: '--port and --no-open go with --browser.' })
})
