import * as command from '#shared/docker-command/containers.ts'
import { api } from '../../../host/api.ts'
import { act } from '../../../store/actions.ts'
import { faultSentence } from '../../../store/fault-text.ts'
import { said } from '../../../store/said.tsx'
import { toast } from '../../../ui/toast.tsx'
import type { Named } from './act-on-container.ts'

/** Has main wait for its end; a notice tells it, on whichever page the person is then. */
export async function waitForExit({ id, name }: Named): Promise<void> {
  const fault = await act({
    key: `wait ${id}`,
    verb: 'wait',
    subject: name,
    command: command.wait({ id: name }),
    run: () => api.containers.wait({ id }),
  })
  if (fault === null) toast({ kind: 'info', title: said((t) => t('containers.waits', { name })) })
  else
    toast({
      kind: 'failure',
      title: said((t) => t('containers.waitFailed', { name })),
      description: said((t) => faultSentence(t, fault)),
    })
}
