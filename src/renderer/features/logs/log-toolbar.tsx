import { AlertCircle, ChevronDown, ChevronUp, Copy, Eraser, RotateCcw } from 'lucide-react'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LogHead } from '#shared/contract/logs.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { classNames } from '../../ui/class-names.ts'
import type { LogSpan } from './log-span.ts'
import type { LogOptions, SetOptions } from './log-options.ts'
import { SaveMenu } from './save-menu.tsx'
import { SearchTools } from './search-tools.tsx'
import { Between, SpanField } from './span-field.tsx'
import { Toggle } from './toggle.tsx'
import type { Collect } from './use-collect.ts'
import type { LogGo } from './use-go.ts'
import type { LogSearch } from './use-log-search.ts'
import styles from './log-toolbar.module.css'

export interface ToolbarProps {
  readonly options: LogOptions
  readonly setOptions: SetOptions
  readonly search: LogSearch
  readonly searchBox: RefObject<HTMLInputElement | null>
  readonly go: LogGo
  readonly following: boolean
  readonly follow: (following: boolean) => void
  readonly collect: Collect
  readonly head: LogHead
  /** Hides what is there, or shows it again. */
  readonly clear: (hide: boolean) => void
}

export function LogToolbar(props: ToolbarProps) {
  const { t } = useTranslation()
  const { options, setOptions, collect, head, clear } = props
  const [choosing, setChoosing] = useState(false)
  const setSpan = (span: LogSpan): void => setOptions({ span })
  return (
    <div className={styles.bar} role="toolbar" aria-label={t('logs.toolbar')}>
      <SearchTools {...props} />
      <Errors {...props} />
      <ViewTools {...props} />
      <div className={classNames(styles.group, styles.end)}>
        <SpanField span={options.span} setSpan={setSpan} choosing={choosing} setChoosing={setChoosing} />
        {head.hidden > 0 ? (
          <Button size="small" icon={<RotateCcw aria-hidden />} onClick={() => clear(false)}>
            {t('logs.showAgain')}
          </Button>
        ) : (
          <Button size="small" icon={<Eraser aria-hidden />} onClick={() => clear(true)}>
            {t('logs.clear')}
          </Button>
        )}
        <Button size="small" icon={<Copy aria-hidden />} pending={collect.collecting} onClick={collect.copy}>
          {t('logs.copy')}
        </Button>
        <SaveMenu sources={head.sources} collect={collect} />
      </div>
      {choosing && <Between span={options.span} setSpan={setSpan} />}
    </div>
  )
}

function Errors({ go, options, setOptions }: ToolbarProps) {
  const { t } = useTranslation()
  return (
    <div className={styles.group} role="group" aria-label={t('logs.error.label')}>
      <AlertCircle className={styles.picture} aria-hidden />
      <IconButton
        label={t('logs.error.previous')}
        icon={<ChevronUp aria-hidden />}
        onClick={() => go.toError('previous')}
      />
      <IconButton
        label={t('logs.error.next')}
        icon={<ChevronDown aria-hidden />}
        onClick={() => go.toError('next')}
      />
      <Toggle
        on={options.stderrErrors}
        label={t('logs.error.stderr')}
        set={(stderrErrors) => setOptions({ stderrErrors })}
      >
        + stderr
      </Toggle>
    </div>
  )
}

function ViewTools({ options, setOptions, following, follow }: ToolbarProps) {
  const { t } = useTranslation()
  return (
    <div className={classNames(styles.group, styles.toggles)}>
      <Toggle on={following} set={follow}>
        {t('logs.follow')}
      </Toggle>
      <Toggle on={options.timestamps} set={(timestamps) => setOptions({ timestamps })}>
        {t('logs.timestamps')}
      </Toggle>
      <Toggle on={options.wrap} set={(wrap) => setOptions({ wrap })}>
        {t('logs.wrap')}
      </Toggle>
      <Toggle on={options.fields} label={t('logs.fields.label')} set={(fields) => setOptions({ fields })}>
        {t('logs.fields.short')}
      </Toggle>
      <Toggle on={options.only === 'stdout'} set={(on) => setOptions({ only: on ? 'stdout' : undefined })}>
        {t('logs.onlyStdout')}
      </Toggle>
      <Toggle on={options.only === 'stderr'} set={(on) => setOptions({ only: on ? 'stderr' : undefined })}>
        {t('logs.onlyStderr')}
      </Toggle>
    </div>
  )
}
