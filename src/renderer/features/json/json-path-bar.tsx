import { useTranslation } from 'react-i18next'
import { CopyButton } from '../../ui/copy-button.tsx'
import { valueText } from './json-copy.ts'
import { pathTo } from './json-nodes.ts'
import { goTemplate, jqPath } from './json-path.ts'
import type { JsonViewState } from './use-json-view.ts'
import styles from './json-view.module.css'

/** Where the chosen value stands, as the tools of a terminal ask for it. */
export function JsonPathBar({ view: { nodes, rows, place } }: { view: JsonViewState }) {
  const { t } = useTranslation()
  const index = rows[place]?.node ?? 0
  const path = pathTo(nodes, index)
  const template = goTemplate(
    path,
    (nodes[index]?.kind ?? 'object') !== 'object' && nodes[index]?.kind !== 'array',
  )
  const jq = jqPath(path)
  return (
    <div className={styles.pathBar} role="group" aria-label={t('inspect.path.label')}>
      <span className={styles.pathPair}>
        <code className={styles.path} title={template}>
          {template}
        </code>
        <CopyButton text={template} label={t('inspect.path.copyTemplate')} copiedLabel={t('common.copied')} />
      </span>
      <span className={styles.pathPair}>
        <code className={styles.path} title={jq}>
          {jq}
        </code>
        <CopyButton text={jq} label={t('inspect.path.copyJq')} copiedLabel={t('common.copied')} />
      </span>
      <CopyButton
        text={valueText(nodes, index)}
        label={t('inspect.path.copyValue')}
        copiedLabel={t('common.copied')}
      />
    </div>
  )
}
