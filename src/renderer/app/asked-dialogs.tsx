import { Suspense } from 'react'
import { lazyPart } from '../store/lazy-part.ts'
import { closeLogin, useLoginRequest } from '../store/login-request.ts'
import { closeNewer, useNewerRequest } from '../store/newer-request.ts'
import { closePull, usePullRequest } from '../store/pull-request.ts'
import { closePush, usePushRequest } from '../store/push-request.ts'
import { closeTag, useTagRequest } from '../store/tag-request.ts'

const PushDialog = lazyPart(async () => (await import('../features/registries/push-dialog.tsx')).PushDialog)
const LoginDialog = lazyPart(async () => (await import('../store/login-dialog.tsx')).LoginDialog)
const NewerDialog = lazyPart(
  async () => (await import('../features/registries/newer-dialog.tsx')).NewerDialog,
)
const PullDialog = lazyPart(async () => (await import('../features/registries/pull-dialog.tsx')).PullDialog)
const TagDialog = lazyPart(async () => (await import('../features/images/tag-dialog.tsx')).TagDialog)

/** Dialogs about images and registries, which any page may ask for. The login may be asked for from within another. */
export function AskedDialogs() {
  const pulling = usePullRequest()
  const pushing = usePushRequest()
  const tagging = useTagRequest()
  const comparing = useNewerRequest()
  const loggingIn = useLoginRequest()
  return (
    <Suspense fallback={null}>
      {pulling !== null && <PullDialog key={pulling} reference={pulling} onClose={closePull} />}
      {pushing !== null && <PushDialog key={pushing} reference={pushing} onClose={closePush} />}
      {tagging !== null && <TagDialog key={tagging.reference} image={tagging} onClose={closeTag} />}
      {comparing !== null && <NewerDialog key={comparing} reference={comparing} onClose={closeNewer} />}
      {loggingIn !== null && <LoginDialog key={loggingIn} registry={loggingIn} onClose={closeLogin} />}
    </Suspense>
  )
}
