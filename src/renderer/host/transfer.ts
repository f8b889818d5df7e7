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
