import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { createSavePointInput } from '#shared/contract/save-points.ts'
import { containerName } from '#shared/contract/inputs.ts'
import { parseReference } from '#shared/image-reference.ts'
import {
  familyOf,
  savePointLabelLine,
  savePointLabels,
  savePointOf,
  savePointReference,
  type SavePoint,
} from '#shared/save-points.ts'

const none: ReadonlySet<string> = new Set()
const point = (part: Partial<SavePoint>): SavePoint => ({
  name: 'x',
  note: '',
  container: 'web',
  containerId: 'id-web',
  family: 'f',
  reference: 'quayside-save/web:x',
  ...part,
})

describe('the name of a save point', () => {
  test('is readable, and counts on where it is taken', () => {
    expect(savePointReference('Web_1', 'Before upgrade', none)).toBe('quayside-save/web_1:before-upgrade')
    const taken = new Set(['quayside-save/web:1', 'quayside-save/web:1-2'])
    expect(savePointReference('web', '저장 지점 1', taken)).toBe('quayside-save/web:1-3')
    expect(savePointReference('web', '업그레이드 전', none)).toBe('quayside-save/web:save')
  })

  test('is a good reference for every container and every text', () => {
    const name = fc.stringMatching(/^[a-zA-Z0-9][a-zA-Z0-9_.-]{1,254}$/)
    fc.assert(
      fc.property(name, fc.string({ unit: 'grapheme', maxLength: 200 }), (container, title) => {
        fc.pre(containerName.safeParse(container).success)
        const reference = savePointReference(container, title, none)
        expect(parseReference(reference).ok).toBe(true)
        const input = { id: container, name: 'x', family: 'f', reference }
        expect(createSavePointInput.safeParse(input).success).toBe(true)
      }),
    )
  })
})

describe('a save point', () => {
  const labels = {
    [savePointLabels.name]: 'first',
    [savePointLabels.container]: 'web',
    [savePointLabels.containerId]: 'id-web',
    [savePointLabels.family]: 'f',
  }

  test('is known by its labels and its name together', () => {
    expect(savePointOf(['mine:1', 'quayside-save/web:first'], labels)).toEqual(
      point({ name: 'first', reference: 'quayside-save/web:first' }),
    )
    expect(savePointOf(['mine:1'], labels), 'inherited labels').toBeNull()
    expect(savePointOf(['quayside-save/web:first'], {}), 'a name alone').toBeNull()
  })

  test('has labels that the Dockerfile parser reads back', () => {
    const line = savePointLabelLine(point({ name: 'a "b" $C \\', note: '' }))
    expect(line).toContain(String.raw`quayside.save-point.name="a \"b\" \$C \\"`)
    expect(line).toContain('quayside.save-point.note=""')
  })
})

describe('the family of a container', () => {
  const known = [point({ family: 'new', containerId: 'other' }), point({ family: 'old' })]
  test('is what it inherits, then that of its own save points, then that of its name, then its own', () => {
    const labels = { [savePointLabels.family]: 'inherited' }
    expect(familyOf({ id: 'id-web', name: 'web', labels }, known)).toBe('inherited')
    expect(familyOf({ id: 'id-web', name: 'renamed', labels: {} }, known)).toBe('old')
    expect(familyOf({ id: 'made-anew', name: 'web', labels: {} }, known)).toBe('new')
    expect(familyOf({ id: '0123456789abcdef', name: 'else', labels: {} }, known)).toBe('0123456789ab')
  })
})
