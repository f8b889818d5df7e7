import type { BuildOptions } from '#shared/contract/builds.ts'
import * as command from '#shared/docker-command/builds.ts'
import type { Fault } from '#shared/faults.ts'
import { checkReference } from '#shared/reference-check.ts'
import { api } from '../../host/api.ts'
import { sendTicket } from '../../host/transfer.ts'
import { act } from '../../store/actions.ts'
import { told } from '../../store/collections.ts'
import { useBuildState } from './build-state.ts'
import type { BuildForm, Source } from './build-state.ts'
import type { Looked } from './look.ts'

export const buildKey = 'build image'
export const saveKey = 'save dockerfile'

/** What builds: `best` is the best builder that there is, and goes where the person left it to us. */
export const builderOf = (
  chosen: BuildForm['builder'],
  best: BuildOptions['builder'],
): BuildOptions['builder'] =>
  // A build of the history may have had one that is gone.
  best === 'classic' ? best : (chosen ?? best)

/** What the form asks for. */
export function optionsOf(form: BuildForm, best: BuildOptions['builder']): BuildOptions {
  const tag = form.tag.trim()
  return {
    tags: tag === '' ? [] : [tag],
    dockerfile: form.dockerfile,
    args: form.args.filter(({ name }) => name !== '').map(({ name, value }) => ({ name, value })),
    target: form.target,
    platform: form.platform.trim(),
    noCache: form.noCache,
    pull: form.pull,
    labels: {},
    builder: builderOf(form.builder, best),
  }
}

/** The command that does the same; what a browser's page sends is built from within its folder. */
export function commandOf(source: Source, options: BuildOptions, edited: string | null): readonly string[] {
  return source.kind === 'folder'
    ? command.build({ folder: source.folder, dockerfileText: edited }, options)
    : command.build({ folder: null }, options)
}

export const isTag = (text: string): boolean => checkReference(text, 'name').kind !== 'bad'

/** Empty: that of the engine. */
export const isPlatform = (text: string): boolean => /^(?:[a-z0-9]+(?:\/[a-z0-9]+){0,2})?$/.test(text.trim())

export const isArgumentName = (name: string): boolean => /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(name)

/** Starts the build; the page follows its task. */
export function startBuild(source: Source, looked: Looked, options: BuildOptions): Promise<Fault | null> {
  const { edited, agreed: agreedToSize } = useBuildState.getState()
  return act({
    key: buildKey,
    verb: 'build',
    subject: options.tags[0] ?? (source.kind === 'folder' ? source.folder : source.name),
    command: commandOf(source, options, edited),
    run: async () => {
      const started =
        source.kind === 'folder'
          ? await api.builds.build({
              folder: source.folder,
              options,
              agreedToSize,
              ...(edited !== null && { dockerfileText: edited }),
            })
          : await sendFiles(looked, options, agreedToSize, edited)
      useBuildState.setState({ taskId: started.taskId })
      return { taskId: started.taskId }
    },
  })
}

async function sendFiles(
  { sent, text }: Looked,
  options: BuildOptions,
  agreedToSize: boolean,
  edited: string | null,
) {
  if (sent === null) throw new Error('The folder has to be chosen again.')
  const { id, files } = sent
  const started = await api.builds.buildSent({ id, options, dockerfileText: edited ?? text, agreedToSize })
  void send(started.taskId, started.ticket, files)
  return started
}

/** A body that the browser cannot send, of a file that changed or went, must not leave its task waiting. */
async function send(taskId: string, ticket: string, files: readonly File[]): Promise<void> {
  try {
    await sendTicket(ticket, files)
  } catch {
    const task = told().tasks.find(({ id }) => id === taskId)
    if (task?.step === null) await api.system.cancelTask({ taskId }).catch(() => undefined)
  }
}

/** Saves the edited Dockerfile where it was read from. */
export function saveDockerfile(
  folder: string,
  dockerfile: string,
  version: string,
  onSaved: () => void,
): Promise<Fault | null> {
  const text = useBuildState.getState().edited ?? ''
  return act({
    key: saveKey,
    verb: 'saveFile',
    subject: `${folder}/${dockerfile}`,
    command: [],
    run: async () => {
      await api.builds.saveDockerfile({ folder, dockerfile, text, version })
      // What was typed meanwhile stays to be saved.
      if (useBuildState.getState().edited === text) useBuildState.setState({ edited: null })
      onSaved()
    },
  })
}
