/**
 * A save point is an image that `docker commit` made of a container, in the repository `quayside-save`, with
 * labels that say what it is. Labels alone do not make one: whatever is built or committed from a save point
 * inherits them, its name in that repository it does not.
 */
export interface SavePoint {
  /** As the person called it. */
  readonly name: string
  readonly note: string
  /** The container's name when it was made. */
  readonly container: string
  readonly containerId: string
  /** The same for all that go back to one container: also after it was made anew or started from a save point. */
  readonly family: string
  /** `quayside-save/web:before-upgrade`; a tag keeps the image from being dangling. */
  readonly reference: string
}

export const savePointLabels = {
  name: 'quayside.save-point.name',
  note: 'quayside.save-point.note',
  container: 'quayside.save-point.container',
  containerId: 'quayside.save-point.container-id',
  family: 'quayside.save-point.family',
} as const

const repository = 'quayside-save'
const longestSlug = 100

type Labels = Readonly<Record<string, string>>

/** The save point that an image with these references (familiar form) and labels is; null for any other image. */
export function savePointOf(references: readonly string[], labels: Labels): SavePoint | null {
  const reference = references.find((each) => each.startsWith(`${repository}/`))
  const name = labels[savePointLabels.name]
  if (reference === undefined || name === undefined) return null
  const containerId = labels[savePointLabels.containerId] ?? ''
  return {
    name,
    note: labels[savePointLabels.note] ?? '',
    container: labels[savePointLabels.container] ?? '',
    containerId,
    family: labels[savePointLabels.family] ?? containerId,
    reference,
  }
}

/** What of a container says which family it is of. */
export interface FamilyMember {
  readonly id: string
  readonly name: string
  readonly labels: Labels
}

/**
 * The family of a container: the label that it inherits from the save point it was started from, else that of
 * the save points made of it, else that of the newest one made of a container of its name (which is how one
 * that was made anew is known again), else a family of its own. `savePoints` are newest first.
 */
export function familyOf({ id, name, labels }: FamilyMember, savePoints: readonly SavePoint[]): string {
  const inherited = labels[savePointLabels.family]
  if (inherited !== undefined && inherited !== '') return inherited
  const known =
    savePoints.find(({ containerId }) => containerId === id) ??
    savePoints.find(({ container }) => container === name)
  return known?.family ?? id.slice(0, 12)
}

/** The reference of a new save point, valid for any container name and any text; `taken` are those there are. */
export function savePointReference(container: string, name: string, taken: ReadonlySet<string>): string {
  const path = `${repository}/${slug(container) || 'container'}`
  const tag = slug(name) || 'save'
  const first = `${path}:${tag}`
  for (let count = 2, next = first; ; count += 1) {
    if (!taken.has(next)) return next
    next = `${first}-${count}`
  }
}

/** Whether this is a reference that save points have. */
export function isSavePointReference(reference: string): boolean {
  return /^quayside-save\/[a-z0-9._-]+:[\w][\w.-]*$/.test(reference)
}

/** What follows `LABEL` in the Dockerfile instruction that marks the commit. */
export function savePointLabelLine(savePoint: Omit<SavePoint, 'reference'>): string {
  const pairs = [
    [savePointLabels.name, savePoint.name],
    // An empty one too: a container that was started from a save point would hand its note on.
    [savePointLabels.note, savePoint.note],
    [savePointLabels.container, savePoint.container],
    [savePointLabels.containerId, savePoint.containerId],
    [savePointLabels.family, savePoint.family],
  ] as const
  return pairs.map(([label, value]) => `${label}=${quoted(value)}`).join(' ')
}

/** A word for Docker's Dockerfile parser: in double quotes it still reads `$`, `"` and `\`. */
function quoted(value: string): string {
  return `"${value.replaceAll(/[\\"$]/g, String.raw`\$&`)}"`
}

/** Lower-case letters, digits and single separators: good in a path of distribution/reference and in a tag. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, (run) => (/^(?:\.|__?|-+)$/.test(run) ? run : '-'))
    .slice(0, longestSlug)
    .replaceAll(/^[^a-z0-9]+|[^a-z0-9]+$/g, '')
}
