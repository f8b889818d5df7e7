import type { SettingsPatch } from '#shared/contract/desktop.ts'
import { api, faultOf } from '../host/api.ts'
import { said } from './said.tsx'
import { toast } from '../ui/toast.tsx'
import { faultSentence } from './fault-text.ts'

/** Keeps a choice; it comes back on the change stream. A failure is said in one toast, however often it happens. */
export async function saveSettings(patch: SettingsPatch): Promise<void> {
  try {
    await api.desktop.updateSettings(patch)
  } catch (error) {
    toast({
      id: 'settings-not-saved',
      kind: 'failure',
      title: said((t) => t('settings.notSaved')),
      description: said((t) => faultSentence(t, faultOf(error))),
    })
  }
}
