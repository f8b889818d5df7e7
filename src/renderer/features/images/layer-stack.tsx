import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImageDetails } from '#shared/contract/images.ts'
import { useFormat } from '../../store/intl.ts'
import styles from './layer-stack.module.css'
import { layersOf } from './layers.ts'
import type { Layer } from './layers.ts'

/** The layers as they lie on one another, each with the instruction that made it and its weight. */
export function LayerStack({ history }: { history: ImageDetails['history'] }) {
  const { t } = useTranslation()
  const layers = layersOf(history)
  const largest = Math.max(1, ...layers.map((layer) => layer.size))
  return (
    <section className={styles.section} aria-label={t('images.page.layers')}>
      <h2>{t('images.page.layers')}</h2>
      <p className={styles.lead}>{t('images.page.layersLead')}</p>
      <ol className={styles.stack} reversed>
        {layers.map((layer, index) => (
          // History has no ids; a layer's place in the stack is what it is.
          <StackLayer
            key={`${String(layers.length - index)} ${layer.text}`}
            layer={layer}
            number={layers.length - index}
            share={layer.size / largest}
          />
        ))}
      </ol>
    </section>
  )
}

function StackLayer({ layer, number, share }: { layer: Layer; number: number; share: number }) {
  const { t } = useTranslation()
  const format = useFormat()
  // The share is data, as in a progress bar.
  const style: CSSProperties & { '--share': string } = { '--share': String(share) }
  return (
    <li className={styles.layer} data-empty={layer.size === 0 || undefined}>
      <span className={styles.number}>{number}</span>
      <code className={styles.instruction}>
        {layer.instruction !== '' && <b>{layer.instruction}</b>} {layer.text}
        {layer.comment !== '' && <span className={styles.comment}> # {layer.comment}</span>}
      </code>
      <span className={styles.size}>
        {layer.size === 0 ? t('images.page.noSize') : format.bytes(layer.size)}
      </span>
      <span className={styles.bar} style={style} aria-hidden />
    </li>
  )
}
