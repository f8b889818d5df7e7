import { Fragment } from 'react'

/** A long name that breaks behind its slashes rather than in the middle of a word. */
export function Breakable({ text }: { text: string }) {
  return text.split('/').map((part, place) => (
    <Fragment key={place}>
      {place > 0 && (
        <>
          /<wbr />
        </>
      )}
      {part}
    </Fragment>
  ))
}
