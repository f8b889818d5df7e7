import type { EngineChoice } from '#shared/contract/system.ts'
import { api } from '../../host/api.ts'
import { act, useFailure, usePending } from '../../store/actions.ts'

const key = 'choose engine'

/** Makes another engine the app's own; docker's current context stays what it is. */
export function chooseEngine(choice: EngineChoice, name: string): void {
  void act({
    key,
    verb: 'select',
    subject: name,
    command: [],
    run: () => api.system.selectEngine({ choice }),
  })
}

export const useChoosing = (): boolean => usePending(key) !== null
export const useChoiceFailure = () => useFailure(key)
