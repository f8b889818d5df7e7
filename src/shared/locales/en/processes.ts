/** Words of the processes of a container. */
export const processes = {
  title: 'Processes',
  columns: {
    label: 'What to show',
    usual: 'Processes',
    resources: 'CPU and memory',
    threads: 'Threads',
  },
  goesOn: 'Refresh every 5 seconds',
  again: 'Refresh',
  asOf: 'as of {{time}}',
  count_one: '{{count}} row',
  count_other: '{{count}} rows',
  loading: 'Asking for the processes…',
  loadingSlow: 'The engine has not told the processes yet. Still waiting.',
  failed: 'The processes could not be read',
  paused: 'Paused: the processes are kept as they are, and none of them runs.',
  none: {
    title: 'Nothing runs in it',
    text: 'A container that does not run has no processes. Start it to see them.',
  },
} as const
