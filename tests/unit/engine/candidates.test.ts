import { describe, expect, it } from 'vitest'
import { findCandidates } from '../../../src/main/engine/candidates.ts'

const home = '/home/kim'
const meta = JSON.stringify({ Name: 'work', Endpoints: { docker: { Host: 'tcp://10.0.0.5:2376' } } })
const surroundings = {
  env: { XDG_RUNTIME_DIR: '/run/user/1000' },
  home,
  platform: 'linux' as const,
  files: {
    read: (path: string) => (path === `${home}/.docker/contexts/meta/ab/meta.json` ? meta : null),
    list: (folder: string) => {
      if (folder === `${home}/.docker/contexts/meta`) return ['ab', 'broken']
      return folder === `${home}/.colima` ? ['default', 'big', '_lima'] : []
    },
  },
}
const sockets: Readonly<Record<string, 'present' | 'denied'>> = {
  '/var/run/docker.sock': 'denied',
  '/run/user/1000/docker.sock': 'present',
  '/home/kim/.colima/big/docker.sock': 'present',
}
const look = (path: string): 'present' | 'denied' | 'missing' => sockets[path] ?? 'missing'

describe('the engines on offer', () => {
  it('are the default, every context, and the sockets that are there', () => {
    expect(
      findCandidates(surroundings, null, look).map(({ kind, name, found }) => `${kind} ${name} ${found}`),
    ).toEqual([
      'docker default denied',
      'context work unknown',
      'rootless Rootless Docker present',
      'colima Colima big present',
    ])
  })

  it('mark the one in use', () => {
    const endpoint = {
      source: 'choice',
      name: 'work',
      address: 'tcp://10.0.0.5:2376',
      transport: 'tcp',
      tls: true,
      remote: true,
    } as const
    const selected = findCandidates(surroundings, endpoint, look).filter((candidate) => candidate.selected)
    expect(selected.map(({ name }) => name)).toEqual(['work'])
  })

  it('offer the default socket also where nothing is there', () => {
    expect(findCandidates(surroundings, null, () => 'missing')[0]).toMatchObject({
      kind: 'docker',
      address: 'unix:///var/run/docker.sock',
      found: 'missing',
    })
  })
})
