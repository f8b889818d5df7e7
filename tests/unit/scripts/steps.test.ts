import { expect, test } from 'vitest'
import { chooseSteps, countPlaywright, countVitest, steps } from '../../../scripts/lib/steps.mjs'

test('without a word every step runs, in order', () => {
  expect(chooseSteps([]).names).toEqual(Object.keys(steps))
})

test('a word chooses the steps that begin with it', () => {
  expect(chooseSteps(['types', 'unit']).names).toEqual([
    'types of shared',
    'types of main',
    'types of renderer',
    'types of tests',
    'unit',
  ])
})

test('a word that no step begins with is named', () => {
  expect(chooseSteps(['unti']).problem).toContain('There is no step "unti".')
})

test('a vitest report is counted test by test', () => {
  const report = {
    numPassedTests: 7,
    numFailedTests: 2,
    numPendingTests: 1,
    numTodoTests: 1,
    testResults: [],
  }
  expect(countVitest(report, 1)).toMatchObject({ passed: 7, failed: 2, skipped: 2 })
})

test('a file that did not load is a failure although no test of it failed', () => {
  const report = { numPassedTests: 3, testResults: [{ status: 'failed', assertionResults: [] }] }
  expect(countVitest(report, 1)).toMatchObject({ passed: 3, failed: 1 })
})

test('a run that ended badly is never counted as good', () => {
  expect(countVitest(null, 1)).toMatchObject({ failed: 1 })
  expect(countVitest({ numPassedTests: 3, testResults: [] }, 1)).toMatchObject({ failed: 1 })
  expect(countPlaywright(null, 1)).toMatchObject({ failed: 1 })
})

test('a playwright report is counted; what was not run says why, once, and what needed a further try is named', () => {
  const skipped = { status: 'skipped', annotations: [{ type: 'skip', description: 'no binary here' }] }
  const flaky = { status: 'flaky', annotations: [] }
  const report = {
    stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 2 },
    suites: [
      {
        specs: [{ title: 'opens', tests: [skipped] }],
        suites: [{ specs: [{ title: 'pulls', tests: [skipped, flaky] }] }],
      },
    ],
  }
  expect(countPlaywright(report, 1)).toEqual({
    passed: 5,
    failed: 1,
    skipped: 2,
    notes: ['not run: no binary here', 'passed at a further try only: pulls'],
  })
})
