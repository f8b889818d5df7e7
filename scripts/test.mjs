import { fetchBuildx } from './lib/buildx.mjs'
import { installPrograms, testPrograms } from './lib/debian.mjs'
import { installPackages } from './lib/packages.mjs'
import { runSteps } from './lib/run-steps.mjs'
import { giveUp } from './lib/say.mjs'
import { chooseSteps, plainSteps } from './lib/steps.mjs'

const { names, problem } = chooseSteps(process.argv.slice(2))
if (problem) giveUp(problem, 2)
// A UI test without the build before it would look at an older app.
const chosen = names.includes('ui') && !names.includes('build') ? ['build', ...names] : names
if (chosen.some((name) => !plainSteps.includes(name))) {
  const missing = await installPrograms(testPrograms, { font: true })
  if (missing !== null) giveUp(missing)
}
await installPackages()
if (chosen.includes('engine')) await fetchBuildx()
process.exit(await runSteps(chosen))
