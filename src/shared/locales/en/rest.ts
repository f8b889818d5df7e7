import { containers } from './containers.ts'
import { container } from './container.ts'
import { logs } from './logs.ts'
import { stats } from './stats.ts'
import { processes } from './processes.ts'
import { inspect } from './inspect.ts'
import { terminal } from './terminal.ts'
import { search } from './search.ts'
import { references } from './references.ts'
import { create } from './create.ts'
import { images } from './images.ts'
import { commit } from './commit.ts'
import { activity } from './activity.ts'
import { edit } from './edit.ts'
import { engine } from './engine.ts'
import { settings } from './settings.ts'
import { changes } from './changes.ts'
import { savePoints } from './save-points.ts'
import { files } from './files.ts'
import { tray } from './tray.ts'
import { palette } from './palette.ts'
import { history } from './history.ts'
import { clean } from './clean.ts'
import { builds } from './builds.ts'
import { disk } from './disk.ts'
import { tars } from './tars.ts'
import { registries } from './registries.ts'

/** All other words: they come with the first page. */
export const rest = {
  containers,
  container,
  logs,
  stats,
  processes,
  inspect,
  terminal,
  search,
  references,
  create,
  images,
  commit,
  activity,
  edit,
  engine,
  settings,
  changes,
  savePoints,
  files,
  tray,
  palette,
  history,
  clean,
  builds,
  disk,
  tars,
  registries,
}
