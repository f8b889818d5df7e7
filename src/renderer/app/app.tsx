import { CSPProvider } from '@base-ui/react/csp-provider'
import { useConnection } from '../host/connection.ts'
import { Tooltips } from '../ui/tooltip.tsx'
import { useAppearance } from './appearance.ts'
import { Frame } from './frame.tsx'
import { SessionEnded } from './session-ended.tsx'

export function App() {
  useAppearance()
  const connection = useConnection()
  return (
    <CSPProvider disableStyleElements>
      {connection === 'no-session' ? <SessionEnded /> : <Frame />}
      <Tooltips />
    </CSPProvider>
  )
}
