import { installPackages } from './lib/packages.mjs'
import { runSteps } from './lib/run-steps.mjs'
import { checkSteps } from './lib/steps.mjs'

await installPackages()
process.exit(await runSteps(checkSteps))
