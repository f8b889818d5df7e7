import { useEffect, useId, useRef, useState } from 'react'
import { Check, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { usePending } from '../../store/actions.ts'
import { useContainers } from '../../store/collections.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { IconButton } from '../../ui/button.tsx'
import { rename } from './actions/act-on-container.ts'
import { renameKey } from './actions/container-key.ts'
import { endRename, typeNewName, useDialogs } from './actions/dialogs.ts'
import { nameProblem } from './model/name.ts'
import styles from './rename-field.module.css'

/** The name, being typed in its place. Enter keeps it, Escape gives it up; what is wrong stands below. */
export function RenameField({
  container,
  onRenamed,
}: {
  container: Pick<ContainerSummary, 'id' | 'name'>
  onRenamed?: (name: string) => void
}) {
  const { t } = useTranslation()
  const typed = useDialogs(({ newName }) => newName) ?? container.name
  const [fault, setFault] = useState<Fault | null>(null)
  const problem = useNameProblem(typed, container.id)
  const pending = usePending(renameKey(container.id)) !== null
  const field = useSelectedField()
  const errorId = useId()
  const error =
    fault !== null
      ? faultSentence(t, fault)
      : problem === null
        ? ''
        : t(`containers.rename.problem.${problem}`)

  const save = async () => {
    if (typed === container.name) return endRename()
    if (problem !== null || pending) return
    const failed = await rename(container, typed)
    setFault(failed)
    if (failed !== null) return
    endRename()
    onRenamed?.(typed)
  }

  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
      onKeyDown={(event) => {
        event.stopPropagation()
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) endRename()
      }}
    >
      <span className={styles.line}>
        <input
          ref={field}
          className={styles.input}
          value={typed}
          aria-label={t('containers.rename.label', { name: container.name })}
          aria-invalid={error !== ''}
          aria-describedby={errorId}
          spellCheck={false}
          autoComplete="off"
          onChange={(event) => {
            typeNewName(event.target.value)
            setFault(null)
          }}
        />
        <IconButton
          type="submit"
          label={t('containers.rename.save')}
          icon={<Check aria-hidden />}
          pending={pending}
        />
        <IconButton label={t('containers.rename.cancel')} icon={<X aria-hidden />} onClick={endRename} />
      </span>
      <span id={errorId} className={styles.error} aria-live="polite">
        {error}
      </span>
    </form>
  )
}

function useNameProblem(typed: string, id: string) {
  const containers = useContainers()
  return nameProblem(typed, id, containers.status === 'ready' ? containers.items : [])
}

/** The field takes the focus with its text selected: the next key replaces the name. One that comes back in a scroll takes it from nobody. */
function useSelectedField() {
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (useDialogs.getState().newName !== null) {
      if (document.activeElement === document.body) field.current?.focus({ preventScroll: true })
      return
    }
    // A menu that is closing gives the focus back to its button first.
    const timer = setTimeout(() => field.current?.select(), 0)
    return () => clearTimeout(timer)
  }, [])
  return field
}
