/** What is looked for; see the contract's `query`. */
export interface SearchQuery {
  readonly text: string
  readonly regex: boolean
  readonly matchCase: boolean
}

/** Looks through many lines at once. */
export interface BlockFinder {
  /** Its matches never reach beyond their line. */
  readonly pattern: RegExp
  /** How the stored bytes are read for it: ASCII text is found in UTF-8 without decoding that. */
  readonly encoding: 'latin1' | 'utf8'
}

/** The pattern as a line by itself is tested with it. Throws a SyntaxError for a bad regular expression. */
export function patternOf({ text, regex, matchCase }: SearchQuery): RegExp {
  return new RegExp(regex ? text : literal(text), matchCase ? 'g' : 'gi')
}

/** Null for what must be looked for a line at a time. */
export function blockFinder(query: SearchQuery): BlockFinder | null {
  const { text, regex } = query
  if (!regex && text.includes('\n')) return null
  if (!regex) return { pattern: patternOf(query), encoding: isAscii(text) ? 'latin1' : 'utf8' }
  const source = withinLine(text)
  if (source === null) return null
  return { pattern: new RegExp(source, query.matchCase ? 'gm' : 'gim'), encoding: 'utf8' }
}

/** One piece of a regular expression: `kept` matches no \n; `escape` and `but` do, and are told not to. */
const piece = new RegExp(
  [
    '(?<kept>',
    [
      '\\\\(?:[dwSbBt]|[^\\w\\s])',
      '\\((?!\\?)|\\(\\?:|\\(\\?<[A-Za-z_]\\w*>',
      // A class whose ranges cannot hold \n, as none of its ends is a control character.
      '\\[(?!\\^)(?:[^\\\\\\]\\p{Cc}]|\\\\[dwS]|\\\\[^\\w\\s])*\\]',
      '[^\\\\\\[(\\p{Cc}]',
    ].join('|'),
    ')|\\\\(?<escape>[sWD])|\\[\\^(?<but>(?:[^\\\\\\]]|\\\\.)*)\\]',
  ].join(''),
  'uy',
)

/**
 * A regular expression that matches in many lines, with the flag m, what it matches in each by itself: nothing in it
 * takes a \n, so neither do its matches nor its backtracking leave a line. Null where that is not sure: look-around,
 * references and rarer escapes.
 */
function withinLine(source: string): string | null {
  let within = ''
  piece.lastIndex = 0
  while (piece.lastIndex < source.length) {
    const groups = piece.exec(source)?.groups
    if (groups === undefined) return null
    const { kept, escape, but } = groups
    if (kept !== undefined) within += kept
    // \n-\n is a range, so that a hyphen at the front of `but` stays one.
    else within += `[^\\n-\\n${escape === undefined ? but : opposites.get(escape)}]`
  }
  return within
}

const opposites = new Map([
  ['s', '\\S'],
  ['W', '\\w'],
  ['D', '\\d'],
])

function isAscii(text: string): boolean {
  return Buffer.byteLength(text) === text.length
}

function literal(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&')
}
