import { useTranslation } from 'react-i18next'
import type { EditPlan, Setting } from '#shared/contract/edits.ts'
import { shownLine } from '#shared/docker-command/shown-line.ts'
import { useFormat } from '../../../store/intl.ts'
import { CommandLine } from '../../../ui/command-line.tsx'
import { useTakesFocus } from '../../../ui/use-takes-focus.ts'
import { linesApart, type SettingLine, settingLines } from './edit-changes.ts'
import styles from './edit.module.css'
import { dependentWords } from './left-behind.tsx'

/** What is another afterwards, what it takes, what goes along, and the commands for it. */
export function PlanBody({ plan }: { plan: EditPlan }) {
  const { t } = useTranslation()
  const heading = useTakesFocus<HTMLHeadingElement>()
  return (
    <>
      <h2 ref={heading} tabIndex={-1}>
        {t('edit.plan.title')}
      </h2>
      {plan.obstacle !== null && (
        <p className={styles.failure} role="alert">
          {t(`edit.obstacle.${plan.obstacle}`)}
        </p>
      )}
      {plan.way === 'nothing' && <p>{t('edit.nothing')}</p>}
      {plan.way === 'in-place' && <p>{t('edit.plan.inPlace')}</p>}
      {plan.way === 'new-container' && <p>{t('edit.plan.exchange')}</p>}
      <ul className={styles.changes} aria-label={t('edit.plan.changes')}>
        {plan.changes.map(({ setting, way }) => (
          <Change key={setting} plan={plan} setting={setting} way={way} />
        ))}
      </ul>
      {plan.way === 'new-container' && <PlanNotes plan={plan} />}
      {plan.dependents.length > 0 && <Dependents plan={plan} />}
    </>
  )
}

/** What hangs on the container stays with the old one: said before, offered to be taken over afterwards. */
function Dependents({ plan: { dependents } }: { plan: EditPlan }) {
  const { t } = useTranslation()
  return (
    <div className={styles.warning} role="note">
      <p>{t('edit.dependents.plan')}</p>
      <ul>
        {dependents.map((dependent) => (
          <li key={dependent.id}>{dependentWords(t, dependent)}</li>
        ))}
      </ul>
    </div>
  )
}

/** The docker commands of the plan, in order. */
export function PlanCommands({ plan }: { plan: EditPlan }) {
  const { t } = useTranslation()
  if (plan.commands.length === 0) return null
  return (
    <section className={styles.commands} aria-label={t('edit.plan.commands')}>
      <h3>{t('edit.plan.commands')}</h3>
      {plan.commands.map((argv) => (
        <CommandLine
          key={argv.join('\0')}
          argv={argv}
          label={t('common.command')}
          copyLabel={t('common.copyCommand')}
          copiedLabel={t('common.copied')}
          veil={{ show: t('common.showValues'), hide: t('common.hideValues') }}
        />
      ))}
      {plan.moreCopies > 0 && <p>{t('edit.plan.moreCopies', { count: plan.moreCopies })}</p>}
    </section>
  )
}

function Change({
  plan: { current, wanted },
  setting,
  way,
}: {
  plan: EditPlan
  setting: Setting
  way: EditPlan['way']
}) {
  const { t } = useTranslation()
  const [before, after] = [settingLines(setting, current), settingLines(setting, wanted)]
  const [gone, come] = [linesApart(before, after), linesApart(after, before)]
  return (
    <li className={styles.change}>
      <span className={styles.setting}>{t(`edit.setting.${setting}`)}</span>
      <span className={styles.values}>
        <Values kind="from" lines={gone} isNone={before.length === 0} />
        <span aria-hidden>⇒</span>
        <Values kind="to" lines={come} isNone={after.length === 0} />
      </span>
      <span className={styles.way}>
        {way === 'in-place' ? t('edit.plan.inPlaceTag') : t('edit.plan.newTag')}
      </span>
    </li>
  )
}

function Values({
  kind,
  lines,
  isNone,
}: {
  kind: 'from' | 'to'
  lines: readonly SettingLine[]
  isNone: boolean
}) {
  const { t } = useTranslation()
  return (
    <span className={styles.value} data-kind={kind}>
      <span className={styles.hidden}>{t(`edit.plan.${kind}`)}</span>
      {isNone ? (
        <em>{t('edit.plan.unset')}</em>
      ) : (
        lines.map((line) => <code key={line.join(' ')}>{line.length === 1 ? line[0] : shownLine(line)}</code>)
      )}
    </span>
  )
}

function PlanNotes({ plan }: { plan: EditPlan }) {
  const { t } = useTranslation()
  const format = useFormat()
  const { changedFiles: files, checkSeconds } = plan
  const imageChanges = plan.changes.some(({ setting }) => setting === 'image')
  const notes = [
    !plan.running && t('edit.plan.stopped'),
    plan.anonymousVolumes > 0 && t('edit.plan.volumes', { count: plan.anonymousVolumes }),
    imageChanges &&
      files.count > 0 &&
      t('edit.plan.carryImage', { count: files.count, paths: files.first.join(', ') }),
    !imageChanges && files.deleted > 0 && t('edit.plan.deleted', { count: files.deleted }),
    checkSeconds === null ? t('edit.plan.watch') : t('edit.plan.check', { most: format.most(checkSeconds) }),
    plan.imageMoved && t('edit.plan.moved'),
    plan.composeProject !== null && t('edit.plan.compose', { project: plan.composeProject }),
    plan.unexpressed.length > 0 && t('edit.plan.unexpressed', { flags: plan.unexpressed.join(', ') }),
  ]
  return (
    <ul className={styles.notes}>
      {notes
        .filter((note) => note !== false)
        .map((note) => (
          <li key={note}>{note}</li>
        ))}
    </ul>
  )
}
