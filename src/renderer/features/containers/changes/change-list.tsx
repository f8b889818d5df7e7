import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FileChange } from '#shared/contract/containers.ts'
import { useFormat } from '../../../store/intl.ts'
import { Button } from '../../../ui/button.tsx'
import { SearchField } from '../../../ui/field.tsx'
import { Segmented } from '../../../ui/segmented.tsx'
import {
  type ChangeKind,
  changeCounts,
  changeKinds,
  changeTree,
  filterChanges,
} from '../model/change-tree.ts'
import { ChangeTree } from './change-tree.tsx'
import styles from './changes.module.css'

/** So few are all in sight at once; more begin folded. */
const fewChanges = 100

type Folds = {
  /** Which folders stand open that nobody opened or folded by hand. */
  readonly usual: boolean | null
  readonly byHand: ReadonlyMap<string, boolean>
}
const untouched: Folds = { usual: null, byHand: new Map() }

/** Changed files with their filter: by kind and by text. */
export function ChangeList({ files, label }: { files: readonly FileChange[]; label: string }) {
  const { t } = useTranslation()
  const [kind, setKind] = useState<ChangeKind | 'all'>('all')
  const [text, setText] = useState('')
  const [folds, setFolds] = useState(untouched)
  const found = useMemo(() => filterChanges(files, kind, text), [files, kind, text])
  const nodes = useMemo(() => changeTree(found), [found])
  const usual = folds.usual ?? (text.trim() !== '' || found.length <= fewChanges)
  const setAll = (open: boolean) => setFolds({ usual: open, byHand: new Map() })
  return (
    <>
      <div className={styles.bar}>
        <KindFilter files={files} kind={kind} onChange={setKind} />
        <div className={styles.search}>
          <SearchField label={t('changes.filter')} value={text} onChange={setText} />
        </div>
        <span className={styles.folds}>
          <Button size="small" onClick={() => setAll(true)}>
            {t('changes.openAll')}
          </Button>
          <Button size="small" onClick={() => setAll(false)}>
            {t('changes.foldAll')}
          </Button>
        </span>
      </div>
      {found.length === 0 ? (
        <p role="status" className={styles.quiet}>
          {t('changes.noMatch')}
        </p>
      ) : (
        <ChangeTree
          nodes={nodes}
          label={label}
          isOpen={(path) => folds.byHand.get(path) ?? usual}
          onOpen={(path, open) =>
            setFolds((before) => ({ ...before, byHand: new Map(before.byHand).set(path, open) }))
          }
        />
      )}
    </>
  )
}

function KindFilter({
  files,
  kind,
  onChange,
}: {
  files: readonly FileChange[]
  kind: ChangeKind | 'all'
  onChange: (kind: ChangeKind | 'all') => void
}) {
  const { t } = useTranslation()
  const format = useFormat()
  const counts = useMemo(() => changeCounts(files), [files])
  return (
    <Segmented<ChangeKind | 'all'>
      label={t('changes.kinds')}
      value={kind}
      onChange={onChange}
      options={[
        { value: 'all', label: t('changes.all') },
        ...changeKinds.map((each) => ({
          value: each,
          label: t(`changes.count.${each}`, { count: counts[each], number: format.number(counts[each]) }),
        })),
      ]}
    />
  )
}
