/** Words of the raw inspection of an object. */
export const inspect = {
  loading: 'Inspecting…',
  loadingSlow: 'The engine has not answered yet. Still waiting.',
  failed: 'It could not be inspected',
  again: 'Try again',
  notJson: 'The engine answered with something that is not JSON.',
  old: 'This is what the engine told last; it could not be read again.',
  form: { label: 'How to show it', groups: 'Groups', json: 'JSON' },
  show: 'Show values',
  hide: 'Hide values',
  copyAll: 'Copy all',
  copyAllVeiled: 'Copy all, values hidden',
  tree: 'All that the engine knows of it',
  search: {
    label: 'Find in the inspection',
    previous: 'Previous match',
    next: 'Next match',
    none: 'No match',
    hitOf: '{{place}} of {{number}}',
  },
  path: {
    label: 'The chosen value',
    copyTemplate: 'Copy as --format',
    copyJq: 'Copy as jq path',
    copyValue: 'Copy the value',
  },
} as const
