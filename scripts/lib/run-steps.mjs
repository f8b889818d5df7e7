import { duration, say } from './say.mjs'
import { steps } from './steps.mjs'

/** These take minutes: a person wants to know where the run is. */
const slowSteps = new Set(['unit', 'engine', 'ui'])

/** Runs the steps one after another, goes on after a failure, and ends with one line of sums. Answers the exit code. */
export async function runSteps(names) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const name of names) {
    const begun = Date.now()
    if (slowSteps.has(name)) say(`… ${name}`)
    const found = await steps[name]()
    for (const key of Object.keys(total)) total[key] += found[key]
    say(`${found.failed === 0 ? '✓' : '✗'} ${name}: ${sums(found)} (${duration(Date.now() - begun)})`)
    for (const note of found.notes) say(`  not run: ${note}`)
    if (found.failed > 0) say(indented(found.output))
  }
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  return total.failed === 0 ? 0 : 1
}

function sums({ passed, failed, skipped }) {
  const parts = [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`]
  return parts.filter(Boolean).join(', ')
}

function indented(output) {
  return output.trimEnd().replaceAll(/^/gm, '  ')
}
