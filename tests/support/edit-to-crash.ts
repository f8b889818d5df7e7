import { createEngine } from '../../src/main/engine/connection.ts'
import { createEdits } from '../../src/main/services/edits.ts'
import { type Journal, openJournal } from '../../src/main/services/edits/journal.ts'
import { createTasks } from '../../src/main/services/tasks.ts'
import { editInput } from '#shared/contract/edits.ts'

/**
 * A run of the app's services that edits one container and dies by SIGKILL at one point of the journal:
 * `STEP begun` once the step is written down and nothing of it done, `STEP done` when it is done and not yet
 * written, `kept` before the end is written. Arguments: folder of the journal, container, point.
 */
const [, , folder = '', id = '', point = ''] = process.argv

const die = () => process.kill(process.pid, 'SIGKILL')

function mortal(journal: Journal): Journal {
  return {
    ...journal,
    write: (edit) => {
      const now = edit.state === 'kept' ? 'kept' : `${edit.step} ${edit.done ? 'done' : 'begun'}`
      if (now === point && !now.endsWith('begun')) die()
      journal.write(edit)
      if (now === point) die()
    },
  }
}

const engine = createEngine({ env: process.env, home: folder })
await engine.ready(AbortSignal.timeout(30_000))
const tasks = createTasks()
const pull = () => Promise.reject(new Error('Nothing is pulled here.'))
const edits = createEdits({ engine, tasks, pull, journal: mortal(openJournal(folder)) })
const call = { signal: new AbortController().signal, page: 'test' }
// Such a command ends at once: then the old container is put back.
const command = point.startsWith('put-back') ? ['false'] : undefined
const reference = `quayside-save/${id}:before`
const savePoint = point.startsWith('save-point') ? { name: 'Before', family: 'crash', reference } : undefined
await edits.implementation.start(
  editInput.parse({ id, changes: { hostname: 'edited', ...(command && { command }) }, savePoint }),
  call,
)
