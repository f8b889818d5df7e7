import { buildsContract } from './builds.ts'
import { containersContract } from './containers.ts'
import { desktopContract } from './desktop.ts'
import { diskContract } from './disk.ts'
import { editsContract } from './edits.ts'
import { filesContract } from './files.ts'
import { imagesContract } from './images.ts'
import { logsContract } from './logs.ts'
import { registriesContract } from './registries.ts'
import { savePointsContract } from './save-points.ts'
import { statsContract } from './stats.ts'
import { systemContract } from './system.ts'
import { tarsContract } from './tars.ts'
import { terminalContract } from './terminal.ts'

/** The whole API between a page and main; one domain a file. */
export const contract = {
  builds: buildsContract,
  containers: containersContract,
  disk: diskContract,
  edits: editsContract,
  files: filesContract,
  images: imagesContract,
  logs: logsContract,
  registries: registriesContract,
  savePoints: savePointsContract,
  stats: statsContract,
  system: systemContract,
  tars: tarsContract,
  desktop: desktopContract,
  terminal: terminalContract,
}

export type Contract = typeof contract
