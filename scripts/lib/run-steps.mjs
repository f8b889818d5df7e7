import { duration, say } from './say.mjs'
import { steps } from './steps.mjs'

/** These take minutes: a person wants to know where the run is. */
const slowSteps = new Set(['unit', 'engine', 'ui'])

/** Each has an engine of its own and mostly waits for it: side by side they take little more than the longer one. */
const sideBySide = ['engine', 'ui']

/**
 * Runs the steps, goes on after a failure, and ends with one line of sums. Answers the exit code.
 * One after another, but for those that wait for engines.
 */
export async function runSteps(names) {
  const total = { passed: 0, failed: 0, skipped: 0 }
  for (const group of groupsOf(names)) {
    for (const found of await Promise.all(group.map(runStep))) {
      for (const key of Object.keys(total)) total[key] += found[key]
    }
  }
  say(`${total.passed} passed, ${total.failed} failed, ${total.skipped} skipped`)
  return total.failed === 0 ? 0 : 1
}

function groupsOf(names) {
  const together = names.filter((name) => sideBySide.includes(name))
  return names.flatMap((name) => {
    if (!together.includes(name)) return [[name]]
    return name === together[0] ? [together] : []
  })
}

async function runStep(name) {
  const begun = Date.now()
  if (slowSteps.has(name)) say(`… ${name}`)
  const found = await steps[name]()
  say(`${found.failed === 0 ? '✓' : '✗'} ${name}: ${sums(found)} (${duration(Date.now() - begun)})`)
  for (const note of found.notes) say(`  ${note}`)
  if (found.failed > 0) say(indented(found.output))
  return found
}

function sums({ passed, failed, skipped }) {
  const parts = [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`]
  return parts.filter(Boolean).join(', ')
}

function indented(output) {
  return output.trimEnd().replaceAll(/^/gm, '  ')
}
