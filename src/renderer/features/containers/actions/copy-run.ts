import type { TFunction } from 'i18next'
import * as command from '#shared/docker-command/containers.ts'
import { shellLine } from '#shared/docker-command/quote.ts'
import { api, faultOf } from '../../../host/api.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { copyText } from '../../../ui/copy-button.tsx'
import { said } from '../../../store/said.tsx'
import { toast } from '../../../ui/toast.tsx'
import type { Named } from './act-on-container.ts'

/** Puts the command that would make such a container on the clipboard, and says what that command cannot hold. */
export async function copyRun(t: TFunction, { id, name }: Named): Promise<void> {
  try {
    const { input, unexpressed } = await api.containers.spec({ id })
    if (!(await copyText(shellLine(command.run(input))))) {
      toast({ kind: 'failure', title: said((t) => t('create.copyRun.failed', { name })) })
      return
    }
    const settings = unexpressed.map(({ setting, value }) => `${setting} ${value}`).join(', ')
    toast({
      kind: settings === '' ? 'success' : 'info',
      title: said((t) => t('create.copyRun.done', { name })),
      ...(settings !== '' && { description: said((t) => t('create.copyRun.left', { settings })) }),
    })
  } catch (error) {
    toast({
      kind: 'failure',
      title: said((t) => t('create.copyRun.failed', { name })),
      description: said((t) => faultSentence(t, faultOf(error))),
    })
  }
}
