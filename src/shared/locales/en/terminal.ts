/** Words of the terminal part. */
export const terminal = {
  title: 'Terminals in {{name}}',
  tabs: 'Open terminals in {{name}}',
  toolbar: 'Terminal tools',
  screen: '{{label}} in {{name}}',
  tab: {
    shell: 'Terminal {{number}}',
    program: '{{program}} {{number}}',
    attach: 'Main process {{number}}',
    command: 'Command {{number}}',
  },
  new: {
    label: 'New',
    plain: 'Terminal',
    options: 'Terminal with options…',
    command: 'Run a command…',
    attach: 'Attach to the main process',
    startAttached: 'Start attached',
  },
  close: 'Close tab',
  again: 'Open again',
  opening: 'Opening…',
  open: 'Connected',
  hung: 'The engine does not answer now. What is typed waits.',
  paused: 'The container is paused. What is typed waits until it goes on.',
  pausedShell:
    'The container is paused. What is typed waits; the program of a tab that is closed now is ended when the container goes on, if Quayside still runs then.',
  noHangUp:
    'There is no shell here that could end this program for you: end it yourself before you close the tab (exit, Ctrl+D or Ctrl+C). Otherwise it stays until it ends or the container stops.',
  stays: {
    title: 'The program is still in {{name}}',
    paused:
      'Nothing can be sent to a paused container. It is ended as soon as the container goes on, if Quayside still runs then; the Processes tab shows it.',
    noShell:
      'There is no shell in the container to end it with. It stays until it ends by itself or the container stops; the Processes tab shows it.',
  },
  failed: 'The terminal could not be opened',
  wayOut: '{{keys}} leaves the terminal, Ctrl+D ends a shell',
  readable: 'Screen reader (slower)',
  copied: 'Selection copied',
  copyRefused: 'The browser did not allow copying.',
  nothingSelected: 'Select text in the terminal first.',
  linkRefused: 'The link was not opened',
  search: { label: 'Search the terminal', previous: 'Previous hit', next: 'Next hit', nothing: 'Not found' },
  attached: {
    tty: 'This is the container’s main process: Ctrl+C goes to it and may end the container. Ctrl+P Ctrl+Q, or closing the tab, leaves it running.',
    plain:
      'This is the container’s main process, without a terminal of its own: lines are sent with Enter, Ctrl+C sends SIGINT to it. Closing the tab leaves it running.',
    endsInput:
      'This is the container’s main process, without a terminal of its own: lines are sent with Enter, Ctrl+C sends SIGINT to it. Its input ends with the first one who leaves, and the program may end with it.',
    noInput:
      'This is what the container’s main process writes. It was created without input, so nothing can be typed. Closing the tab leaves it running.',
  },
  end: {
    exited: 'Ended with code {{code}}.',
    exitedUnknown: 'Ended; the engine no longer knows its code.',
    detached: 'Detached. The program goes on in the container.',
    stopped: 'The container stopped with code {{code}}, and the terminal with it.',
    stoppedUnknown: 'The container stopped, and the terminal with it.',
    removed: 'The container was removed, and the terminal with it.',
    engine: 'The engine is gone. Whether the program goes on is not known; it has not said that it ended.',
    failed: 'The connection broke: {{reason}}',
    host: 'The connection to Quayside was lost, and what ran here was ended.',
  },
  none: {
    running: {
      title: 'No terminal is open',
      text: 'A terminal is a second program in the running container, beside its main process. It ends with its tab.',
      action: 'Open a terminal',
    },
    paused: {
      title: 'The container is paused',
      text: 'Nothing runs in a paused container, so no new program can begin. Its main process can be attached to: it answers when the pause ends.',
      action: 'Attach to the main process',
    },
    restarting: {
      title: 'The container is about to start again',
      text: 'It ended, and its restart policy starts it again after a while. A terminal can be opened while it runs. Why it ends, its log may tell.',
    },
    stopped: {
      title: 'The container is not running',
      text: 'A terminal needs a running container. Start it attached to see what its main process writes from the first line on, or start it and open a terminal then.',
      action: 'Start attached',
    },
  },
  noShell: {
    title: 'There is no shell in this container',
    text: 'bash, ash and sh were looked for and are not in its files. Small images leave them out. There are ways to look inside all the same:',
    beside: 'Bring the tools of another image: this shell sees the container’s processes and its network.',
    copy: 'Copy a static busybox in, and open a terminal with /busybox sh as its program. It stays until the container is removed.',
    command: 'Run one of the programs that are there, without a shell.',
  },
  form: {
    title: 'New terminal in {{name}}',
    program: 'Program',
    found: 'The best shell that is there',
    other: 'Something else…',
    line: 'Command',
    user: 'User',
    userHint: 'Name or number, with :group if you like. Empty: the container’s own.',
    directory: 'Working directory',
    directoryHint: 'Empty: the container’s own.',
    directoryProblem: 'A path in the container starts with /.',
    env: 'Environment',
    envHint: 'One NAME=value a line.',
    envProblem: 'This is not NAME=value: {{line}}',
    more: 'User, directory, environment',
    open: 'Open the terminal',
  },
  line: {
    label: 'Command to run',
    run: 'Run',
    missing: 'COMMAND stands for the command that is still to be typed.',
    empty: 'Type a command, such as ls -l /',
    openQuote: 'A quote is not closed: {{sign}}',
    operator:
      'No shell reads this line, so {{sign}} would not do what it does in one. Put it in quotes, or let a shell of the container run the line.',
    throughShell: 'Let a shell run it',
  },
  run: {
    running: 'Running…',
    cancelled: 'Cancelled: it was told to end.',
    cancelledStays:
      'Left alone: there is no shell in the container to end it with. It stays until it ends by itself or the container stops.',
    output: 'Output of {{line}}',
    silent: 'It wrote nothing.',
    cut: 'Only the newest output is shown.',
    copy: 'Copy the output',
  },
} as const
