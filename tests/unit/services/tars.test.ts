import { expect, test } from 'vitest'
import { load, save, saveName, import as importTar } from '#shared/docker-command/tars.ts'
import { FaultError, fault } from '#shared/faults.ts'
import { importInput } from '../../../src/renderer/features/images/tars/tar-actions.ts'
import { tarFaultOf } from '../../../src/main/services/tars/tar-fault.ts'

const reasonOf = (message: string, before = fault('engine-error', message)) => {
  const error = tarFaultOf(new FaultError(before))
  return error instanceof FaultError ? [error.fault.code, error.fault.detail['reason']] : error
}

test('what engines say of a tar that they cannot take becomes one of two reasons', () => {
  for (const message of [
    'Error processing tar file(exit status 1): unexpected EOF',
    'archive/tar: invalid tar header',
    'gzip: invalid checksum',
  ])
    expect(reasonOf(message)).toEqual(['bad-input', 'corrupt-tar'])
  for (const message of [
    'open /var/lib/docker/tmp/docker-import-123/repositories: no such file or directory',
    'invalid manifest, missing layers',
    'unrecognized image format',
  ])
    expect(reasonOf(message)).toEqual(['bad-input', 'no-image-tar'])
})

test('a full disk, a lost engine and anything else keep what they are', () => {
  const full = fault('engine-error', 'Error processing tar: no space left', { reason: 'disk-full' })
  expect(reasonOf('', full)).toEqual(['engine-error', 'disk-full'])
  expect(reasonOf('', fault('unreachable', 'unexpected EOF'))).toEqual(['unreachable', undefined])
  expect(reasonOf('permission denied')).toEqual(['engine-error', undefined])
})

test('the commands name the file as the browser does, and a name of dashes is none of a flag', () => {
  expect(save(['localhost:5000/team/web:1.0'])).toEqual([
    'docker',
    'save',
    '-o',
    'localhost_5000_team_web_1.0.tar',
    'localhost:5000/team/web:1.0',
  ])
  expect(saveName([`sha256:${'ab'.repeat(32)}`])).toBe('abababababab.tar')
  expect(saveName(['a', 'b'])).toBe('images.tar')
  expect(load({ fileName: 'x y.tar' })).toEqual(['docker', 'load', '-i', 'x y.tar'])
  const fields = { reference: ' own:1 ', message: '', changes: 'CMD ["sh"]\n\n  ENV A=1 ' }
  expect(importTar(importInput('-x.tar', fields))).toEqual([
    'docker',
    'import',
    '-c',
    'CMD ["sh"]',
    '-c',
    'ENV A=1',
    './-x.tar',
    'own:1',
  ])
})
