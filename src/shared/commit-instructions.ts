/** Dockerfile instructions that `POST /commit?changes=` takes. Apart from the contract, so that views need no zod. */
export const commitInstructions = [
  'CMD',
  'ENTRYPOINT',
  'ENV',
  'EXPOSE',
  'WORKDIR',
  'USER',
  'LABEL',
  'VOLUME',
] as const
export type CommitInstruction = (typeof commitInstructions)[number]
