const adjectives =
  'amber azure bold brave brisk calm clever coral crisp daring eager fair fresh gentle golden hardy jolly keen kind lively lucky mellow merry mild misty noble polite proud quiet rapid royal serene shiny silver smart snug steady sunny swift tidal tidy warm wise witty zesty'.split(
    ' ',
  )
const nouns =
  'anchor beacon bell boat bollard breeze buoy cable canvas captain capstan cove crane current deck delta dock dory ferry galley gull harbour hull jetty keel lantern lighthouse mast mooring oar otter pelican pier pilot port quay rudder sail seal ship skiff sloop starling tern tide tug wake wave wharf'.split(
    ' ',
  )

/** `calm_harbour`, a name that nothing bears yet. `pick` gives a number from 0 to below 1. */
export function madeUpName(taken: ReadonlySet<string>, pick: () => number = Math.random): string {
  const one = (words: readonly string[]) => words[Math.floor(pick() * words.length)] ?? ''
  const name = `${one(adjectives)}_${one(nouns)}`
  return taken.has(name) ? `${name}${Math.floor(pick() * 1000)}` : name
}
