import { useTranslation } from 'react-i18next'
import * as imageCommand from '#shared/docker-command/images.ts'
import { api } from '../../host/api.ts'
import { faultSentence } from '../../store/fault-text.ts'
import { Inspection } from '../json/inspection.tsx'
import { useInspectText } from '../json/use-inspect-text.ts'

interface Identified {
  readonly id: string
}

const ask = ({ id }: Identified, signal: AbortSignal) => api.images.inspectText({ image: id }, { signal })

/** Everything the engine knows of an image; `image` is another object whenever something of it has changed. */
export function ImageInspect({ image, name }: { image: Identified; name: string }) {
  const { t } = useTranslation()
  return (
    <Inspection
      inspected={useInspectText(image, ask)}
      sentenceOf={(fault) => faultSentence(t, fault)}
      argv={imageCommand.inspectText({ image: name })}
    />
  )
}
