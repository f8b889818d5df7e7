import type { Fault } from '#shared/faults.ts'
import { api } from '../../host/api.ts'
import { act } from '../../store/actions.ts'
import { chooseSource, useBuildState } from './build-state.ts'
import type { Source } from './build-state.ts'
import { saveKey } from './start-build.ts'

/** Something that builds, to be changed in the editor. */
export const firstDockerfile = `FROM alpine
WORKDIR /app
COPY . .
CMD ["ls"]
`

/**
 * A Dockerfile where the folder has none. In a folder of this computer it becomes a file; one that a browser read has
 * it on the page alone, from where it is built and copied.
 */
export async function writeFirst(source: Source, dockerfile: string): Promise<Fault | null> {
  const { serial } = useBuildState.getState()
  const choose = (chosen: Source): void => {
    // Another folder was chosen meanwhile.
    if (useBuildState.getState().serial !== serial) return
    chooseSource(chosen)
    useBuildState.setState(({ form }) => ({ form: { ...form, dockerfile } }))
  }
  if (source.kind === 'files') {
    const written = new File([firstDockerfile], dockerfile)
    choose({ ...source, files: new Map([...source.files, [dockerfile, written]]) })
    return null
  }
  const { folder } = source
  return act({
    key: saveKey,
    verb: 'saveFile',
    subject: `${folder}/${dockerfile}`,
    command: [],
    run: async () => {
      await api.builds.saveDockerfile({ folder, dockerfile, text: firstDockerfile, version: null })
      choose(source)
    },
  })
}
