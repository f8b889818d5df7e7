import type { TFunction } from 'i18next'
import type { LayerProgress } from '#shared/contract/tasks.ts'

/** What a layer of a pull or a push is at, in a person's words. */
export function layerPhase(t: TFunction, { phase, retryIn }: LayerProgress): string {
  return phase === 'retrying'
    ? t('activity.layer.retrying', { seconds: retryIn ?? 0 })
    : t(`activity.layer.${phase}`)
}
