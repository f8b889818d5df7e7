import { sessionToken } from './session.ts'

/** Where the bytes of long work go, in both hosts; a ticket is good once. */
const placeOf = (ticket: string): string => `/transfer/${ticket}`

/** Lets the browser save what a ticket stands for. Whether it went well is told by the ticket's task. */
export function saveTicket(ticket: string): void {
  const link = document.createElement('a')
  link.href = placeOf(ticket)
  // A failure must not take the page along to a number.
  link.download = ''
  link.click()
}

/** Sends files as one body; nothing is read into memory. Rejects when they did not arrive. */
export async function sendTicket(ticket: string, parts: readonly Blob[]): Promise<void> {
  const token = sessionToken()
  const answer = await fetch(placeOf(ticket), {
    method: 'POST',
    body: new Blob([...parts]),
    ...(token === null ? {} : { headers: { Authorization: `Bearer ${token}` } }),
  })
  if (!answer.ok) throw new Error(`The host answered ${String(answer.status)}.`)
}
