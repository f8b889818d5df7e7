import './node-buffer.ts'
import { Copy, DockerfileParser, ModifiableInstruction, Run } from 'dockerfile-ast'

interface Found {
  /** As it is written: `--mount`, `<<EOF`. */
  readonly words: string
  readonly range: Run['getRange'] extends () => infer Range ? Range : never
}

/** Options of RUN, COPY and ADD that came with BuildKit; the classic builder refuses every one of them. */
const options = /^(?:mount|network|security|link|chmod|exclude|parents|checksum|keep-git-dir|unpack)$/
const optioned = /^(?:RUN|COPY|ADD)$/

/** What the classic builder does not understand: it takes the text of a heredoc for instructions. */
export function buildkitOnly(text: string): readonly Found[] {
  const instructions = DockerfileParser.parse(text).getInstructions()
  return instructions.flatMap((instruction) => {
    const takesOptions =
      instruction instanceof ModifiableInstruction && optioned.test(instruction.getKeyword())
    const flags = takesOptions ? instruction.getFlags().filter((flag) => options.test(flag.getName())) : []
    const takesText = instruction instanceof Run || instruction instanceof Copy
    const heredocs = takesText ? instruction.getHeredocs() : []
    return [
      ...flags.map((flag) => ({ words: `--${flag.getName()}`, range: flag.getRange() })),
      ...heredocs.map((heredoc) => ({ words: `<<${heredoc.getName()}`, range: heredoc.getStartRange() })),
    ]
  })
}
