import './node-buffer.ts'
import { DockerfileParser } from 'dockerfile-ast'

/** The names of a Dockerfile's stages, in their order, each once. */
export function stageNames(text: string): readonly string[] {
  const names = DockerfileParser.parse(text)
    .getFROMs()
    .flatMap((from) => from.getBuildStage() ?? [])
  return [...new Set(names)]
}

/** The instruction that stands on a line, counted from 0, in capitals; null between instructions. */
export function instructionOn(text: string, line: number): string | null {
  const found = DockerfileParser.parse(text)
    .getInstructions()
    .find((instruction) => {
      const { start, end } = instruction.getRange()
      return start.line <= line && line <= end.line
    })
  return found?.getKeyword() ?? null
}
