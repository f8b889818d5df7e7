/** dockerfile-ast looks for a byte order mark by Node's Buffer, which no page has: this is all that it asks of it. */
if (!('Buffer' in globalThis)) {
  const encoder = new TextEncoder()
  Object.assign(globalThis, { Buffer: { from: (text: string) => encoder.encode(text) } })
}
