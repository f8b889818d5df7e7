import { Readable } from 'node:stream'
import { pack } from 'tar-stream'
import { describe, expect, test } from 'vitest'
import { readHead } from '../../../../src/main/services/files/tar-head.ts'
import { entryHead, padding, tarEnd } from '../../../../src/main/services/files/tar-entry.ts'
import { usualCaps, walkArchive } from '../../../../src/main/services/files/walk-archive.ts'

const staying = new AbortController().signal
const bytesOf = (chunks: Iterable<Buffer>) => Readable.from(chunks, { objectMode: false })

function* cut(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

describe('the head of a tar', () => {
  const names = ['a', '한'.repeat(120), `${'deep/'.repeat(60)}end.txt`, 'x'.repeat(300)]
  test.each([1, 100, 512, 513, 100_000])(
    'is found, and its body untouched, in chunks of %i bytes',
    async (size) => {
      for (const name of names) {
        const head = await entryHead({
          name,
          type: 'file',
          size: 5,
          mode: 0o640,
          uid: 7,
          gid: 8,
          mtime: new Date(0),
        })
        expect(head.length % 512).toBe(0)
        const tar = bytesOf(cut(Buffer.concat([head, Buffer.from('hello'), padding(5), tarEnd]), size))
        const { header, rest } = await readHead(tar, staying)
        expect(header).toMatchObject({ name, size: 5, mode: 0o640, uid: 7, gid: 8, type: 'file' })
        const parts = [rest]
        if (!tar.readableEnded) for await (const chunk of tar) parts.push(chunk)
        expect(Buffer.concat(parts).subarray(0, 5).toString()).toBe('hello')
      }
    },
  )

  test.each([Buffer.alloc(0), Buffer.from('no tar'), Buffer.alloc(4096, 0x41), Buffer.alloc(600_000, 0)])(
    'of what is no tar is a failure and not a wait',
    async (bytes) => {
      await expect(readHead(bytesOf([bytes]), staying)).rejects.toThrow('no tar')
    },
  )
})

async function walk(make: (tar: ReturnType<typeof pack>) => void, caps = usualCaps) {
  const tar = pack()
  make(tar)
  tar.finalize()
  const chunks: Buffer[] = []
  for await (const chunk of tar) if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk))
  return walkArchive(bytesOf(chunks), caps)
}

describe('the tree of a tar', () => {
  const root = { name: 'usr/', type: 'directory' } as const

  test('leaves out what leads out of it, and follows nothing', async () => {
    const { folders, complete } = await walk((tar) => {
      tar.entry(root)
      tar.entry({ name: 'usr/bin/', type: 'directory' })
      tar.entry({ name: 'usr/bin/tool', size: 4 }, 'tool')
      tar.entry({ name: 'usr/bin/also', type: 'link', linkname: 'usr/bin/tool' })
      tar.entry({ name: 'usr/out', type: 'symlink', linkname: '/etc/shadow' })
      tar.entry({ name: 'usr/../../etc/evil', size: 1 }, 'x')
      tar.entry({ name: '../evil', size: 1 }, 'x')
      tar.entry({ name: 'usr/null', type: 'character-device', devmajor: 1, devminor: 3 })
    })
    expect(complete).toBe(true)
    const at = (folder: string) =>
      folders.get(folder)?.map(({ name, kind, size, target }) => ({ name, kind, size, target }))
    expect(at('')).toEqual([
      { name: 'bin', kind: 'folder', size: 0, target: null },
      { name: 'out', kind: 'link', size: 0, target: '/etc/shadow' },
      { name: 'null', kind: 'device', size: 0, target: null },
    ])
    expect(at('bin')).toEqual([
      { name: 'tool', kind: 'file', size: 4, target: null },
      { name: 'also', kind: 'file', size: 4, target: null },
    ])
    expect([...folders.keys()]).toEqual(['', 'bin'])
  })

  test('ends at its caps and says so', async () => {
    const { folders, complete } = await walk(
      (tar) => {
        tar.entry(root)
        for (let place = 0; place < 100; place += 1) tar.entry({ name: `usr/${place}`, size: 0 }, '')
      },
      { ...usualCaps, entries: 10 },
    )
    expect(complete).toBe(false)
    expect(folders.get('')?.length).toBe(11)
  })

  test('that breaks in the middle is a failure and no shorter folder', async () => {
    const whole = Buffer.concat([
      await entryHead({ ...root }),
      await entryHead({ name: 'usr/a', size: 9000 }),
    ])
    await expect(walkArchive(bytesOf([whole]))).rejects.toThrow()
  })
})
