import { Component } from 'react'
import type { ComponentType, ReactNode } from 'react'

export interface BrokenPage {
  readonly error: unknown
  readonly again: () => void
}

/** Keeps a page that threw from taking the frame with it. */
export class PageGuard extends Component<
  { children: ReactNode; fallback: ComponentType<BrokenPage> },
  { error: unknown; broken: boolean }
> {
  override state: { error: unknown; broken: boolean } = { error: null, broken: false }

  static getDerivedStateFromError(error: unknown) {
    return { error, broken: true }
  }

  // A script that could not be fetched is not asked for twice by the same page, so the page is loaded anew.
  readonly again = () => window.location.reload()

  override render() {
    const { children, fallback: Fallback } = this.props
    return this.state.broken ? <Fallback error={this.state.error} again={this.again} /> : children
  }
}
