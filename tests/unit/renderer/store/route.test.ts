import { describe, expect, it } from 'vitest'
import { parseRoute, paths } from '../../../../src/renderer/store/route.ts'

describe('a route', () => {
  it('is the containers when nothing is asked for', () => {
    expect(parseRoute('')).toEqual({ page: 'containers', query: {} })
    expect(parseRoute('/')).toEqual({ page: 'containers', query: {} })
  })

  it('names a container with its tab and its query', () => {
    expect(parseRoute('/containers/web-1?dialog=commit')).toEqual({
      page: 'container',
      id: 'web-1',
      tab: 'overview',
      query: { dialog: 'commit' },
    })
    expect(parseRoute('/containers/web-1/logs')).toMatchObject({ page: 'container', tab: 'logs' })
  })

  it('comes back from an address that paths made, whatever the name holds', () => {
    for (const id of ['sha256:4eda692c08e0', 'a/b c?d#e%', '한글']) {
      expect(parseRoute(paths.image(id))).toMatchObject({ page: 'image', id })
      expect(parseRoute(paths.container(id, 'logs'))).toMatchObject({ page: 'container', id, tab: 'logs' })
      expect(parseRoute(paths.search(id))).toMatchObject({ page: 'search', query: { q: id } })
      const begin = { from: id, image: 'quayside-save/web:1', name: 'web-1' }
      expect(parseRoute(paths.create(begin))).toEqual({ page: 'create', query: begin })
    }
  })

  it('is not found when it has a part that no page knows', () => {
    for (const path of [
      '/volumes',
      '/containers/web-1/nowhere',
      '/engine/more',
      '/images/a/b',
      '/containers/a/logs/b',
    ]) {
      expect(parseRoute(path)).toMatchObject({ page: 'not-found' })
    }
  })

  it('survives an address that was cut in the middle of an escape', () => {
    expect(parseRoute('/containers/%E0%A4')).toMatchObject({ page: 'container', id: '%E0%A4' })
  })
})
