import { CSPProvider } from '@base-ui/react/csp-provider'
import { Tooltip } from '@base-ui/react/tooltip'
import { useConnection } from '../host/connection.ts'
import { useAppearance } from './appearance.ts'
import { Frame } from './frame.tsx'
import { SessionEnded } from './session-ended.tsx'

export function App() {
  useAppearance()
  const connection = useConnection()
  return (
    <CSPProvider disableStyleElements>
      <Tooltip.Provider delay={450}>
        {connection === 'no-session' ? <SessionEnded /> : <Frame />}
      </Tooltip.Provider>
    </CSPProvider>
  )
}
