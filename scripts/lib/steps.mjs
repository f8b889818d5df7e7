import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { build, buildIsStale } from './build.mjs'
import { node, root, run, tool } from './run.mjs'

/** Every step by name, in the order in which they run; each answers `{ passed, failed, skipped, output, notes }`. */
export const steps = {
  'types of shared': () => check(['tsc', '-p', 'tsconfig.shared.json']),
  'types of main': () => check(['tsc', '-p', 'tsconfig.main.json']),
  'types of renderer': () => check(['tsc', '-p', 'tsconfig.renderer.json']),
  'types of tests': () => check(['tsc', '-p', 'tsconfig.tests.json']),
  lint: () => check(['oxlint']),
  format: () => check(['oxfmt', '--check']),
  unused: () => check(['knip']),
  unit: () => vitest('unit'),
  build: () => buildStep(),
  engine: () => vitest('engine'),
  ui: () => playwright('ui'),
  electron: () => playwright('electron'),
}

export const checkSteps = Object.keys(steps).slice(0, 7)

/** Steps that need nothing of the system but Node. */
export const plainSteps = [...checkSteps, 'unit', 'build']

/** The steps whose name begins with one of the words, or `{ problem }`. All of them without a word. */
export function chooseSteps(words) {
  const names = Object.keys(steps)
  if (words.length === 0) return { names }
  const unknown = words.find((word) => !names.some((name) => name.startsWith(word)))
  if (unknown !== undefined) {
    return { problem: `There is no step "${unknown}". Steps: types, ${names.slice(4).join(', ')}.` }
  }
  return { names: names.filter((name) => words.some((word) => name.startsWith(word))) }
}

async function check([name, ...args]) {
  const { code, output } = await run(node, [tool(name), ...args])
  return one(code, output)
}

async function buildStep() {
  if (!buildIsStale()) return one(0, '')
  const { code, output } = await build()
  return one(code, output)
}

function one(code, output) {
  return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, output, notes: [] }
}

async function vitest(project) {
  const file = freshReport(`vitest-${project}.json`)
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { code, output } = await run(node, [tool('vitest'), 'run', '--project', project, ...reporters])
  const plain = output.replaceAll(/\u001b\[[\d;]*m/g, '')
  const notes = [...plain.matchAll(/✓ (.*?)\s*(?:\d+ms\s*)?\(retry x\d+\)/g)].map(([, test]) =>
    secondTry(test),
  )
  const skipped = [...plain.matchAll(/^\s*↓ .*\[(?!skipped)([^\]]+)\]\s*$/gm)].map(
    ([, reason]) => `not run: ${reason}`,
  )
  return { ...countVitest(readReport(file), code), output, notes: [...new Set(skipped), ...notes] }
}

async function playwright(project) {
  const file = freshReport(`playwright-${project}.json`)
  const env = { ...process.env, QUAYSIDE_UI_REPORT: file }
  const { code, output } = await run(node, [tool('playwright'), 'test', '--project', project], { env })
  return { ...countPlaywright(readReport(file), code), output }
}

/** A run that failed without a failed test (a file that does not load, an error outside of tests) counts as one failure. */
export function countVitest(report, code) {
  const passed = report?.numPassedTests ?? 0
  const failed = report?.numFailedTests ?? 0
  const skipped = (report?.numPendingTests ?? 0) + (report?.numTodoTests ?? 0)
  const files = (report?.testResults ?? []).filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
  ).length
  return { passed, failed: atLeastOne(failed + files, code), skipped, notes: [] }
}

/** A test that passed at a further try only (CI tries again on its busy machine) counts as passed and is named. */
export function countPlaywright(report, code) {
  const { expected = 0, unexpected = 0, flaky = 0, skipped = 0 } = report?.stats ?? {}
  const tests = testsOf(report?.suites ?? [])
  const notRun = tests
    .filter(({ status }) => status === 'skipped')
    .flatMap(({ annotations }) => annotations.map(({ description }) => description).filter(Boolean))
  const unsteady = tests.filter(({ status }) => status === 'flaky')
  return {
    passed: expected + flaky,
    failed: atLeastOne(unexpected, code),
    skipped,
    notes: [
      ...[...new Set(notRun)].map((reason) => `not run: ${reason}`),
      ...unsteady.map(({ title }) => secondTry(title)),
    ],
  }
}

const secondTry = (title) => `passed at a further try only: ${title}`

function atLeastOne(failed, code) {
  return code === 0 ? failed : Math.max(1, failed)
}

/** Every test of a report with its title. */
function testsOf(suites) {
  return suites.flatMap((suite) => [
    ...testsOf(suite.suites ?? []),
    ...(suite.specs ?? []).flatMap(({ title, tests }) => tests.map((test) => ({ ...test, title }))),
  ])
}

function freshReport(name) {
  const file = join(root, 'node_modules/.cache/quayside', name)
  mkdirSync(join(file, '..'), { recursive: true })
  rmSync(file, { force: true })
  return file
}

function readReport(file) {
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null
}
