/** Names of variables, options and keys whose values are likely secret. */
export const secretName = /passw(?:or)?d|passphrase|secret|token|api[_-]?key|private[_-]?key|credential/i
