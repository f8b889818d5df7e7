import { Toast as BaseToast } from '@base-ui/react/toast'
import { CircleCheck, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactElement } from 'react'
import { Button, IconButton } from './button.tsx'
import styles from './toast.module.css'

/** Its words are elements, which make them when they are drawn: a toast may outlive the language it was said in. */
export interface ToastInput {
  /** Said again under the same id it takes the place of the earlier one. */
  readonly id?: string
  readonly title: ReactElement
  readonly description?: ReactElement
  readonly kind: 'info' | 'failure' | 'success'
  /** A failure that is kept elsewhere too: this word of it goes by itself, if later. */
  readonly passing?: boolean
  readonly action?: { readonly label: ReactElement; readonly onSelect: () => void }
}

interface ToastData {
  readonly kind: ToastInput['kind']
  readonly action: ToastInput['action'] | null
}

const manager = BaseToast.createToastManager<ToastData>()

/**
 * Says something in passing. A failure stays until it is closed, or for long where it is kept elsewhere. None is of high priority: Base UI hides those from
 * who reads by ear, with the buttons in them, until the focus is there.
 */
export function toast({
  id,
  title,
  description,
  kind,
  passing = kind !== 'failure',
  action,
}: ToastInput): void {
  manager.add({
    ...(id === undefined ? {} : { id }),
    title,
    ...(description === undefined ? {} : { description }),
    timeout: !passing ? 0 : kind === 'failure' ? 20_000 : 6000,
    data: { kind, action: action ?? null },
  })
}

export function Toaster({ label, closeLabel }: { label: string; closeLabel: string }) {
  return (
    <BaseToast.Provider toastManager={manager} limit={4}>
      <BaseToast.Portal>
        <BaseToast.Viewport className={styles.viewport} aria-label={label}>
          <Toasts closeLabel={closeLabel} />
        </BaseToast.Viewport>
      </BaseToast.Portal>
    </BaseToast.Provider>
  )
}

const icons = {
  info: <Info aria-hidden />,
  success: <CircleCheck aria-hidden />,
  failure: <TriangleAlert aria-hidden />,
} as const

function Toasts({ closeLabel }: { closeLabel: string }) {
  const { toasts, close } = BaseToast.useToastManager<ToastData>()
  return toasts.map((entry) => {
    const action = entry.data?.action ?? null
    return (
      <BaseToast.Root
        key={entry.id}
        toast={entry}
        role={entry.data?.kind === 'failure' ? 'alertdialog' : 'dialog'}
        className={styles.toast}
        data-kind={entry.data?.kind}
      >
        <BaseToast.Content className={styles.content}>
          <span className={styles.icon}>{icons[entry.data?.kind ?? 'info']}</span>
          <div className={styles.text}>
            <BaseToast.Title className={styles.title} />
            <BaseToast.Description className={styles.description} />
            {action !== null && (
              <Button
                size="small"
                className={styles.action}
                onClick={() => {
                  action.onSelect()
                  close(entry.id)
                }}
              >
                {action.label}
              </Button>
            )}
          </div>
          {/* Base UI hides it from who reads by ear until the pointer is there, while Tab goes to it. */}
          <BaseToast.Close
            aria-hidden={false}
            render={<IconButton label={closeLabel} icon={<X aria-hidden />} />}
          />
        </BaseToast.Content>
      </BaseToast.Root>
    )
  })
}
