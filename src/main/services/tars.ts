import type { ImportTarInput } from '#shared/contract/tars.ts'
import type { TransferStarted } from '#shared/contract/tasks.ts'
import * as dockerCommand from '#shared/docker-command/tars.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { familiarReference, parseReference } from '#shared/image-reference.ts'
import type { Engine } from '../engine/engine.ts'
import type { Implementation } from './implementation.ts'
import { text } from './models/raw.ts'
import { saveImages } from './tars/save.ts'
import { refuseEmpty, sendTar } from './tars/send-tar.ts'
import type { Transfers } from './transfers/transfers.ts'

interface Parts {
  readonly engine: Engine
  readonly transfers: Transfers
}

/** The tars domain on one engine: images out of it and into it as files. Nothing is held in memory or on this disk. */
export function createTars(parts: Parts): Implementation<'tars'> {
  return {
    save: ({ images }, call) => saveImages(parts, images, call),
    load: async (file, { page }) => loadImages(parts, file, page),
    import: async (input, { page }) => importImage(parts, input, page),
  }
}

/** `POST /images/load`. The engine unpacks all of the tar before it takes anything of it. */
function loadImages(
  { engine, transfers }: Parts,
  file: { readonly fileName: string; readonly size: number },
  page: string,
): TransferStarted {
  refuseEmpty(file.size, file.fileName)
  const about = { kind: 'load-images', subject: file.fileName, command: dockerCommand.load(file) } as const
  return transfers.upload(page, about, async (lane) => {
    const images: string[] = []
    await sendTar(engine, '/images/load?quiet=1', file.size, lane, (line) => {
      // `Loaded image: nginx:1.27` or `Loaded image ID: sha256:…`.
      const said = /^Loaded image(?: ID)?: (\S+)/.exec(text(line['stream']))?.[1]
      if (said !== undefined) images.push(said)
    })
    if (images.length === 0) throw new FaultError(noImages)
    return { kind: 'loaded', images }
  })
}

const noImages = fault('bad-input', 'The engine found no image in the tar.', { reason: 'no-image-tar' })

/** `POST /images/create?fromSrc=-`: one layer of what the tar holds, named or not. */
function importImage({ engine, transfers }: Parts, input: ImportTarInput, page: string): TransferStarted {
  const { fileName, size } = input
  refuseEmpty(size, fileName)
  const reference = input.reference === undefined ? null : withTag(input.reference)
  const about = {
    kind: 'import-image',
    subject: reference ?? fileName,
    command: dockerCommand.import(input),
  } as const
  return transfers.upload(page, about, async (lane) => {
    let imageId = ''
    await sendTar(engine, importPath(input), size, lane, (line) => {
      const status = text(line['status'])
      if (status.startsWith('sha256:')) imageId = status
    })
    if (imageId === '') throw new FaultError(fault('engine-error', 'The engine named no image.'))
    return { kind: 'imported', imageId, reference }
  })
}

function importPath({ reference, message, changes }: ImportTarInput): string {
  const query = new URLSearchParams({ fromSrc: '-' })
  const parsed = reference === undefined ? null : parseReference(reference)
  if (parsed?.ok === true && parsed.reference.kind === 'name') {
    query.set('repo', `${parsed.reference.domain}/${parsed.reference.path}`)
    query.set('tag', parsed.reference.tag ?? 'latest')
  }
  if (message !== undefined && message !== '') query.set('message', message)
  for (const change of changes ?? []) query.append('changes', change)
  return `/images/create?${query.toString()}`
}

function withTag(reference: string): string {
  const parsed = parseReference(reference)
  if (!parsed.ok || parsed.reference.kind !== 'name') return reference
  return familiarReference({ ...parsed.reference, tag: parsed.reference.tag ?? 'latest' })
}
