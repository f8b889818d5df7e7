import { Autocomplete } from '@base-ui/react/autocomplete'
import { ChevronDown, LogIn } from 'lucide-react'
import { type Ref, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { TagList } from '#shared/contract/images.ts'
import { api } from '../host/api.ts'
import { Button } from '../ui/button.tsx'
import { faultSentence } from './fault-text.ts'
import { useFormat } from './intl.ts'
import { openLogin } from './login-request.ts'
import styles from './tag-picker.module.css'
import { useAsked } from './use-asked.ts'
import type { Asked } from './use-asked.ts'

type TagsState = Asked<TagList>

const askTags = (repository: string, signal: AbortSignal) => api.images.tags({ repository }, { signal })

/** A tag or a digest, typed or picked from what the registry lists; the list is asked for when it opens. */
export function TagPicker({
  name,
  value,
  onChange,
  here,
  problem,
}: {
  name: string
  value: string
  onChange: (value: string) => void
  here: readonly string[]
  /** Id of the element that says what is wrong; null when nothing is. */
  problem: string | null
}) {
  const { t } = useTranslation()
  const [open, setOpen] = useState(false)
  const [wanted, setWanted] = useState(false)
  const { state, again } = useAsked(wanted ? name : null, askTags)
  const input = useRef<HTMLInputElement>(null)
  const login = useRef<HTMLButtonElement>(null)
  const tags = state.status === 'ready' ? state.answer.tags.map((tag) => tag.name) : here
  return (
    <Autocomplete.Root
      items={tags}
      value={value}
      onValueChange={(next) => onChange(next)}
      open={open}
      onOpenChange={(next) => {
        setOpen(next)
        if (next) setWanted(true)
        if (next && state.status === 'failed') again()
      }}
      openOnInputClick
      limit={200}
    >
      <Autocomplete.InputGroup className={styles.group} data-invalid={problem !== null || undefined}>
        <span className={styles.colon} aria-hidden>
          :
        </span>
        <Autocomplete.Input
          ref={input}
          className={styles.input}
          aria-label={t('search.card.tagOf', { name })}
          aria-invalid={problem !== null || undefined}
          aria-describedby={problem ?? undefined}
          placeholder={t('search.card.tagPlaceholder')}
          spellCheck={false}
          autoCapitalize="none"
          onKeyDown={(event) => {
            if (event.key === 'Tab' && !event.shiftKey && open && login.current !== null) {
              // The list stands at the end of the page: what it offers comes next all the same.
              event.preventDefault()
              login.current.focus()
            } else if (event.key === 'Tab' || event.key === 'Enter') {
              // What was typed stands; the way to Run is not through the list.
              setOpen(false)
            }
          }}
        />
        <Autocomplete.Trigger className={styles.trigger} aria-label={t('search.tags.open', { name })}>
          <ChevronDown aria-hidden />
        </Autocomplete.Trigger>
      </Autocomplete.InputGroup>
      <Autocomplete.Portal>
        <Autocomplete.Positioner className={styles.positioner} sideOffset={4} align="start">
          <Autocomplete.Popup className={styles.popup}>
            <Autocomplete.Status className={styles.status}>
              <TagsStatus state={state} />
            </Autocomplete.Status>
            <LogInFirst
              ref={login}
              state={state}
              onLogin={() => {
                // The dialog gives the focus back to where it was.
                input.current?.focus()
                setOpen(false)
              }}
            />
            {state.status === 'ready' && state.answer.tags.length > 0 && (
              <Autocomplete.Empty className={styles.status}>{t('search.tags.none')}</Autocomplete.Empty>
            )}
            <Autocomplete.List className={styles.list}>
              {(tag: string) => (
                <Autocomplete.Item key={tag} value={tag} className={styles.item}>
                  <TagItem tag={tag} state={state} here={here.includes(tag)} />
                </Autocomplete.Item>
              )}
            </Autocomplete.List>
          </Autocomplete.Popup>
        </Autocomplete.Positioner>
      </Autocomplete.Portal>
    </Autocomplete.Root>
  )
}

/** Where the registry tells its tags to accounts alone. After the login the list is asked for when it opens again. */
function LogInFirst({
  state,
  onLogin,
  ref,
}: {
  state: TagsState
  onLogin: () => void
  ref: Ref<HTMLButtonElement>
}) {
  const { t } = useTranslation()
  if (state.status !== 'failed' || state.fault.code !== 'unauthorized') return null
  const registry = state.fault.detail['registry']
  if (typeof registry !== 'string') return null
  const logIn = () => {
    onLogin()
    openLogin(registry)
  }
  return (
    <div className={styles.login}>
      <Button ref={ref} size="small" icon={<LogIn aria-hidden />} onClick={logIn}>
        {t('registries.remedy.login', { registry })}
      </Button>
    </div>
  )
}

function TagsStatus({ state }: { state: TagsState }) {
  const { t } = useTranslation()
  switch (state.status) {
    case 'idle':
    case 'loading':
      return t('search.tags.loading')
    case 'failed':
      return t('search.tags.failed', { reason: faultSentence(t, state.fault) })
    case 'ready':
      if (state.answer.tags.length === 0) return t('search.tags.empty')
      return state.answer.more ? t('search.tags.more') : null
  }
}

function TagItem({ tag, state, here }: { tag: string; state: TagsState; here: boolean }) {
  const { t } = useTranslation()
  const format = useFormat()
  const known = state.status === 'ready' ? state.answer.tags.find((one) => one.name === tag) : undefined
  return (
    <>
      <span className={styles.tag}>{tag}</span>
      {here && <span className={styles.here}>{t('search.tags.here')}</span>}
      {known?.size != null && <span className={styles.figure}>{format.bytes(known.size)}</span>}
      {known?.updatedAt != null && <span className={styles.figure}>{format.ago(known.updatedAt)}</span>}
    </>
  )
}
