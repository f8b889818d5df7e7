import { useTranslation } from 'react-i18next'
import type { Problem } from './run-form-check.ts'

/** The sentence for what is wrong at a field. */
export function useProblemText(): (problem: Problem) => string {
  const { t } = useTranslation()
  return (problem) => {
    switch (problem.kind) {
      case 'name-bad-character':
        return t('search.fieldProblem.name-bad-character', { character: problem.character })
      case 'name-taken':
        return t('search.fieldProblem.name-taken', { state: t(`common.state.${problem.state}`) })
      case 'port-taken':
        return t('search.fieldProblem.port-taken', { port: problem.port, container: problem.container })
      case 'port-twice':
        return t('search.fieldProblem.port-twice', { port: problem.port })
      case 'name-too-short':
      case 'name-too-long':
      case 'name-bad-start':
      case 'port-missing':
      case 'port-out-of-range':
      case 'bad-host-ip':
      case 'env-without-name':
      case 'env-bad-name':
      case 'env-needed':
      case 'bind-without-source':
      case 'source-not-absolute':
      case 'bad-volume-name':
      case 'target-missing':
      case 'target-not-absolute':
      case 'open-quote':
      case 'restart-and-remove':
        return t(`search.fieldProblem.${problem.kind}`)
    }
  }
}
