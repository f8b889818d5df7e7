import { ipcRenderer } from 'electron'

/** As much of the page as this needs. */
declare const window: {
  readonly location: { readonly origin: string }
  readonly postMessage: (message: string, origin: string, ports: readonly unknown[]) => void
}

// The whole preload: main's port goes to the page of this window, and nothing else does. What may be
// said on it is the contract's to decide, so there is no vocabulary here.
ipcRenderer.on('quayside:port', (event) => {
  window.postMessage('quayside:port', window.location.origin, event.ports)
})
