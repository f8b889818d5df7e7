import { Notification, dialog } from 'electron'
import type { PageRequest } from '#shared/contract/desktop.ts'
import { FaultError } from '#shared/faults.ts'
import type { Log } from '../log.ts'
import type { Mirror } from '../engine/mirror.ts'
import type { Services } from '../services/implementation.ts'
import { openLink } from './guards.ts'
import type { ContainerMove, Subject, TrayAction } from './tray-menu.ts'
import type { Words } from './words.ts'

export interface TrayTools {
  readonly services: Pick<Services, 'containers'>
  readonly mirror: Pick<Mirror, 'state'>
  readonly t: () => Words
  readonly log: Log
  readonly retry: () => void
  readonly show: () => void
  readonly ask: (request: PageRequest) => void
  readonly quit: () => void
}

const longestList = 300

/** The move, and a notice with the engine's own words when it failed: there is no page to say it on. */
async function move(kind: ContainerMove, { id, name }: Subject, tools: TrayTools): Promise<void> {
  const call = { signal: new AbortController().signal, page: 'tray' }
  try {
    await tools.services.containers[kind]({ id }, call)
  } catch (error) {
    const body = error instanceof FaultError ? error.fault.message : ''
    tools.log.warn(`tray: ${kind} failed`, error)
    if (Notification.isSupported())
      new Notification({ title: tools.t()(`failed.${kind}`, { name }), body }).show()
  }
}

async function confirmed(
  question: { readonly message: string; readonly detail: string; readonly button: string },
  t: Words,
): Promise<boolean> {
  const { response } = await dialog.showMessageBox({
    type: 'warning',
    message: question.message,
    detail: question.detail,
    buttons: [t('ask.cancel'), question.button],
    defaultId: 0,
    cancelId: 0,
    noLink: true,
  })
  return response === 1
}

function engineName({ mirror }: TrayTools): string {
  return mirror.state().engine.endpoint?.name ?? ''
}

async function stopAll(containers: readonly Subject[], tools: TrayTools): Promise<void> {
  const t = tools.t()
  const names = containers.map(({ name }) => name).join(', ')
  const short = names.length > longestList ? `${names.slice(0, longestList)}…` : names
  const count = containers.length
  const question = {
    message: t('ask.stop', { count }),
    detail: t('ask.stopDetail', { engine: engineName(tools), names: short }),
    button: t('ask.stopButton', { count }),
  }
  if (!(await confirmed(question, t))) return
  await Promise.all(containers.map((container) => move('stop', container, tools)))
}

/** Does what a tray entry says; views that it needs are asked of the window. */
export async function runTrayAction(action: TrayAction, tools: TrayTools): Promise<void> {
  switch (action.kind) {
    case 'start':
    case 'stop':
    case 'pause':
    case 'unpause':
    case 'restart':
    case 'kill':
      return move(action.kind, action.container, tools)
    case 'pause-all':
      await Promise.all(action.containers.map((container) => move('pause', container, tools)))
      return
    case 'stop-all':
      return stopAll(action.containers, tools)
    case 'open-port':
      await openLink(action.address)
      return
    case 'logs':
      return tools.ask({ kind: 'container', id: action.id, tab: 'logs' })
    case 'commit':
    case 'save-point':
      return tools.ask({ kind: action.kind, id: action.id })
    case 'new-container':
      return tools.ask({ kind: 'new-container' })
    case 'open':
      return tools.show()
    case 'retry':
      return tools.retry()
    case 'quit':
      return tools.quit()
  }
}
