import { secretName } from '#shared/secret-names.ts'
import { decoded, type JsonNode } from './json-nodes.ts'

const veil = '••••••'

/**
 * The text of a string without what may be secret: values of the environment, of keys and options that are named like
 * a password, and passwords in addresses. The text itself where nothing is to be veiled.
 */
export function veiledText(nodes: readonly JsonNode[], index: number): string {
  const node = nodes[index]
  if (node === undefined || node.kind !== 'string' || node.text === '""') return node?.text ?? ''
  if (node.key !== null && secretName.test(node.key)) return JSON.stringify(veil)
  const value = decoded(node.text)
  const holder = nodes[node.parent]
  const hidden = holder?.key === 'Env' ? veiledPair(value) : veiledWord(value, wordBefore(nodes, index))
  return hidden === value ? node.text : JSON.stringify(hidden)
}

function veiledPair(pair: string): string {
  const equals = pair.indexOf('=')
  return equals < 0 || equals === pair.length - 1 ? pair : `${pair.slice(0, equals)}=${veil}`
}

function veiledWord(word: string, before: string): string {
  // `--password hunter2`: the option stands in the word before.
  if (/^--?[\w-]+$/.test(before) && secretName.test(before)) return veil
  const named = /^([\w.-]+)=./.exec(word)?.[1]
  if (named !== undefined && secretName.test(named)) return `${named}=${veil}`
  return word.replaceAll(/(:\/\/[^\s:/@]*:)[^\s/@]+@/g, `$1${veil}@`)
}

function wordBefore(nodes: readonly JsonNode[], index: number): string {
  const before = nodes[index - 1]
  const isBeside = before?.parent === nodes[index]?.parent && nodes[before?.parent ?? -1]?.kind === 'array'
  return isBeside && before?.kind === 'string' ? decoded(before.text) : ''
}
