import { describe, expect, test } from 'vitest'
import { tray as en } from '#shared/locales/en/tray.ts'
import { tray as ko } from '#shared/locales/ko/tray.ts'
import { fault } from '#shared/faults.ts'
import { trayMenu } from '../../../src/main/shell/tray-menu.ts'
import type { MenuEntry, TrayAction } from '../../../src/main/shell/tray-menu.ts'
import { languageOf, words } from '../../../src/main/shell/words.ts'
import type { Language } from '../../../src/main/shell/words.ts'
import { container, engine, mirrorOf, now, published } from './snapshots.ts'

function menu(
  mirror: ReturnType<typeof mirrorOf>,
  pinned: readonly string[] = [],
  language: Language = 'en',
) {
  return trayMenu({ mirror, pinned, t: words(language), now })
}

/** A menu as a person reads it: one string a line, submenus indented, a rule for a separator. */
function read(entries: readonly MenuEntry[], indent = ''): string[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'separator') return [`${indent}—`]
    const line = `${indent}${entry.label}`
    return entry.kind === 'submenu' ? [line, ...read(entry.entries, `${indent}  `)] : [line]
  })
}

function actions(entries: readonly MenuEntry[]): TrayAction[] {
  return entries.flatMap((entry) => {
    if (entry.kind === 'action') return [entry.action]
    return entry.kind === 'submenu' ? actions(entry.entries) : []
  })
}

const some = [
  container('web', 'running', {
    ports: [published(8080), published(8080), published(53, 53, 'udp'), published(null)],
  }),
  container('cache', 'paused'),
  container('job', 'exited'),
]

describe('the tray menu', () => {
  test('reads in English', () => {
    expect(read(menu(mirrorOf(some)))).toEqual([
      'Engine default: ready',
      '—',
      'Pinned and running',
      'cache (paused)',
      '  Stop',
      '  Unpause',
      '  Restart',
      '  Kill',
      '  —',
      '  Logs',
      '  Commit…',
      '  Save point…',
      'web (running)',
      '  Stop',
      '  Pause',
      '  Restart',
      '  Kill',
      '  —',
      '  Open port 8080',
      '  Logs',
      '  Commit…',
      '  Save point…',
      '—',
      'Recently exited',
      'job (exited)',
      '  Start',
      '  —',
      '  Logs',
      '  Commit…',
      '  Save point…',
      '—',
      'Pause all',
      'Stop all…',
      '—',
      'New container…',
      'Open Quayside',
      '—',
      'Quit Quayside',
    ])
  })

  test('reads in Korean', () => {
    expect(read(menu(mirrorOf(some), [], 'ko'))).toEqual([
      '엔진 default: 연결됨',
      '—',
      '고정 및 실행 중인 컨테이너',
      'cache (일시 정지)',
      '  중지',
      '  재개',
      '  다시 시작',
      '  강제 종료',
      '  —',
      '  로그',
      '  커밋…',
      '  저장 지점 만들기…',
      'web (실행 중)',
      '  중지',
      '  일시 정지',
      '  다시 시작',
      '  강제 종료',
      '  —',
      '  포트 8080 열기',
      '  로그',
      '  커밋…',
      '  저장 지점 만들기…',

      '—',
      '최근에 종료됨',
      'job (종료됨)',
      '  시작',
      '  —',
      '  로그',
      '  커밋…',
      '  저장 지점 만들기…',
      '—',
      '모두 일시 정지',
      '모두 중지…',
      '—',
      '새 컨테이너…',
      'Quayside 열기',
      '—',
      'Quayside 종료',
    ])
  })

  test('acts on the container it stands under', () => {
    const subject = { id: 'id-web', name: 'web' }
    expect(actions(menu(mirrorOf([some[0] ?? container('web', 'running')])))).toEqual([
      { kind: 'stop', container: subject },
      { kind: 'pause', container: subject },
      { kind: 'restart', container: subject },
      { kind: 'kill', container: subject },
      { kind: 'open-port', address: 'http://localhost:8080' },
      { kind: 'logs', id: 'id-web' },
      { kind: 'commit', id: 'id-web' },
      { kind: 'save-point', id: 'id-web' },
      { kind: 'pause-all', containers: [subject] },
      { kind: 'stop-all', containers: [subject] },
      { kind: 'new-container' },
      { kind: 'open' },
      { kind: 'quit' },
    ])
  })

  test('shows pinned containers first and in their order, stopped ones too', () => {
    const items = [container('a', 'running'), container('z', 'exited'), container('m', 'running')]
    const labels = read(menu(mirrorOf(items), ['z', 'm', 'gone'])).filter((line) => line.endsWith(')'))
    expect(labels).toEqual(['z (exited)', 'm (running)', 'a (running)'])
  })

  test('stops all that is up and pauses only what runs', () => {
    const all = actions(menu(mirrorOf(some))).filter(
      ({ kind }) => kind === 'stop-all' || kind === 'pause-all',
    )
    expect(
      all.map((action) => ('containers' in action ? action.containers.map(({ name }) => name) : [])),
    ).toEqual([['web'], ['cache', 'web']])
  })

  test('names the five that stopped last, and none of yesterday', () => {
    const items = [1, 2, 3, 4, 5, 6, 7].map((minute) =>
      container(`job-${minute}`, 'exited', { since: now - minute * 60_000 }),
    )
    const old = container('old', 'exited', { since: now - 25 * 60 * 60_000 })
    const labels = read(menu(mirrorOf([old, ...items.toReversed()]))).filter(
      (line) => line.startsWith('job') || line.startsWith('old'),
    )
    expect(labels).toEqual([1, 2, 3, 4, 5].map((minute) => `job-${minute} (exited)`))
  })

  test('stays short with many containers, and says how many there are besides', () => {
    const many = Array.from({ length: 45 }, (_each, at) =>
      container(`web-${String(at).padStart(2, '0')}`, 'running'),
    )
    const lines = read(menu(mirrorOf(many)))
    expect(lines.filter((line) => line.startsWith('web-'))).toHaveLength(20)
    expect(lines).toContain('25 more…')
    expect(read(menu(mirrorOf(many), [], 'ko'))).toContain('25개 더 보기…')
  })

  test('offers no ports of another computer', () => {
    const remote = menu(mirrorOf(some, engine('ready', true)))
    expect(actions(remote).some(({ kind }) => kind === 'open-port')).toBe(false)
  })

  test('says that nothing runs', () => {
    expect(read(menu(mirrorOf([])))).toEqual([
      'Engine default: ready',
      '—',
      'No container is running',
      '—',
      'New container…',
      'Open Quayside',
      '—',
      'Quit Quayside',
    ])
  })

  test.each([
    ['connecting', 'Engine default: connecting…'],
    ['degraded', 'Engine default: answers slowly'],
    ['lost', 'Engine default: not reachable'],
  ] as const)('says how the engine is: %s', (state, line) => {
    expect(read(menu(mirrorOf(some, engine(state))))[0]).toBe(line)
  })

  test('offers to try again and no containers while the engine is lost', () => {
    expect(actions(menu(mirrorOf(some, engine('lost')))).map(({ kind }) => kind)).toEqual([
      'retry',
      'new-container',
      'open',
      'quit',
    ])
  })

  test('tells a failed list from an empty one', () => {
    const failed = { ...mirrorOf([]), containers: { status: 'failed', fault: fault('timeout', '') } } as const
    expect(read(menu(failed))).toContain('The containers could not be listed')
    expect(read(menu({ ...mirrorOf([]), containers: { status: 'loading' } }))).not.toContain(
      'No container is running',
    )
  })

  test('says that no engine was found', () => {
    const nowhere = { ...engine('lost'), endpoint: null }
    expect(read(menu(mirrorOf([], nowhere)))[0]).toBe('No engine found')
  })
})

describe('the words', () => {
  const keys = (tree: object, path = ''): string[] =>
    Object.entries(tree).flatMap(([key, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? keys(value, `${path}${key}.`)
        : [`${path}${key}`.replace(/_(one|other)$/, '')],
    )

  test('are complete in both languages', () => {
    expect(new Set(keys(ko))).toEqual(new Set(keys(en)))
  })

  test('follow the person’s choice, else the system', () => {
    expect(languageOf('en', ['ko-KR'])).toBe('en')
    expect(languageOf('system', ['ko-KR', 'en-US'])).toBe('ko')
    expect(languageOf('system', ['fr-FR', 'ko'])).toBe('ko')
    expect(languageOf('system', ['fr-FR'])).toBe('en')
  })

  test('count', () => {
    expect(words('en')('ask.stop', { count: 1 })).toBe('Stop 1 container?')
    expect(words('en')('ask.stop', { count: 3 })).toBe('Stop 3 containers?')
    expect(words('ko')('ask.stop', { count: 3 })).toBe('컨테이너 3개를 중지할까요?')
  })

  test('take a name as it is written', () => {
    expect(words('en')('container', { name: '<b>&$t(quit)', state: 'x' })).toBe('<b>&$t(quit) (x)')
  })
})
