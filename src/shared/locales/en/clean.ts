/** Words of removing many containers at once. */
export const clean = {
  menu: 'Clean up',
  removeStopped: 'Remove all stopped…',
  removeAll: 'Remove all…',
  stopped: {
    title: 'Remove all stopped containers',
    text: 'These are not running. Take out what should stay; nothing but this list is removed.',
  },
  all: {
    title: 'Remove all containers',
    text: 'All of this engine, the running ones too. Take out what should stay; nothing but this list is removed.',
  },
  list: 'Containers to remove',
  chosen: '{{number}} of {{all}} chosen',
  measuring: 'Measuring sizes…',
  killed: 'is killed (SIGKILL)',
  mark: { pinned: 'pinned', kept: 'kept for Undo of a change' },
  volumes_one: '{{count}} anonymous volume',
  volumes_other: '{{count}} anonymous volumes',
  standing: { gone: 'gone meanwhile', started: 'started meanwhile, stays' },
  newcomers_one: 'New meanwhile, not on the list, stays: {{names}}',
  newcomers_other: 'New meanwhile, not on the list, stay: {{names}}',
  prune:
    'docker container prune would take whatever is stopped when it runs, without a list. The command here takes these alone.',
  confirmSize_one: 'Remove {{count}} container ({{size}})',
  confirmSize_other: 'Remove {{count}} containers ({{size}})',
} as const
