import { fault } from '#shared/faults.ts'
import type { Fault } from '#shared/faults.ts'

/** What moby says when something stands in the way (daemon/names.go, delete.go, images/image_delete.go, volumes, networks). */
export function conflictFault(text: string): Fault | null {
  return (
    nameTaken(text) ?? imageInUse(text) ?? runningContainer(text) ?? volumeInUse(text) ?? networkInUse(text)
  )
}

function nameTaken(text: string): Fault | null {
  const match = /name "?\/?([^"\s]+)"? is already in use by container "?([0-9a-f]+)"?/i.exec(text)
  if (!match) return null
  return fault('name-taken', text, { name: match[1] ?? '', holder: match[2] ?? '' }, 'choose-name')
}

function imageInUse(text: string): Fault | null {
  const image =
    /unable to (?:remove repository reference|delete) "?([^"\s]+)"? \((must be forced|must force|cannot be forced)\)/i
  const match = image.exec(text)
  if (!match) return null
  const containers = [...text.matchAll(/container ([0-9a-f]{12,64})/gi)].map((found) => found[1] ?? '')
  const reason = imageReason(text)
  const forcible = match[2]?.toLowerCase() !== 'cannot be forced'
  return fault('in-use', text, { name: match[1] ?? '', containers, reason }, forcible ? 'force' : null)
}

function imageReason(text: string): string {
  if (/dependent child images/i.test(text)) return 'child-images'
  if (/multiple repositories/i.test(text)) return 'several-names'
  return /running container/i.test(text) ? 'running-container' : 'container'
}

function runningContainer(text: string): Fault | null {
  const old = /cannot remove a (\w+) container ([0-9a-f]+)/i.exec(text)
  const now = /cannot remove container "?\/?([^"\s:]+)"?: container is (\w+)/i.exec(text)
  const name = old?.[2] ?? now?.[1]
  const state = old?.[1] ?? now?.[2]
  if (name === undefined || state === undefined) return null
  return fault('conflict', text, { name, state, reason: 'running' }, 'force')
}

function volumeInUse(text: string): Fault | null {
  const match = /volume is in use - \[([^\]]*)\]/i.exec(text)
  if (!match) return null
  return fault('in-use', text, { containers: (match[1] ?? '').split(/[,\s]+/).filter(Boolean) })
}

function networkInUse(text: string): Fault | null {
  if (!/has active endpoints/i.test(text)) return null
  const containers = [...text.matchAll(/name:"([^"]+)"/g)].map((found) => found[1] ?? '')
  return fault('in-use', text, { containers })
}
