import { useState } from 'react'
import type { ContainerSummary } from '#shared/contract/containers.ts'
import type { Fault } from '#shared/faults.ts'
import { type Picked, tooMany } from '../../../store/dropped.ts'
import { uploadLimits } from './upload-limits.ts'
import { upload } from './file-actions.ts'

type UploadState =
  | { readonly kind: 'none' }
  /** Names are taken: may they be replaced? */
  | { readonly kind: 'taken'; readonly picked: Picked; readonly names: readonly string[] }
  | { readonly kind: 'too-many' }
  | { readonly kind: 'refused'; readonly fault: Fault }

export interface UploadFlow {
  readonly state: UploadState
  readonly begin: (picked: Picked) => void
  readonly replace: () => void
  readonly leave: () => void
}

/** From what was picked to its task; asks before anything is replaced. */
export function useUpload(container: ContainerSummary, path: string): UploadFlow {
  const [state, setState] = useState<UploadState>({ kind: 'none' })
  const send = async (picked: Picked, overwrite: boolean) => {
    const fault = await upload(container, path, picked, overwrite)
    const names = fault?.detail['names']
    if (fault === null) setState({ kind: 'none' })
    else if (fault.detail['reason'] === 'exists' && typeof names === 'object')
      setState({ kind: 'taken', picked, names })
    else setState({ kind: 'refused', fault })
  }
  return {
    state,
    begin: (picked) => {
      if (picked.files.length + picked.folders.length === 0) return
      if (tooMany(picked, uploadLimits)) setState({ kind: 'too-many' })
      else void send(picked, false)
    },
    replace: () => {
      if (state.kind === 'taken') void send(state.picked, true)
      setState({ kind: 'none' })
    },
    leave: () => setState({ kind: 'none' }),
  }
}
