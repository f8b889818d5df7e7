/** Words of the terminal part. */
export const terminal = {
  title: '터미널: {{name}}',
  tabs: '열린 터미널: {{name}}',
  toolbar: '터미널 도구',
  screen: '{{label}} · {{name}}',
  tab: {
    shell: '터미널 {{number}}',
    program: '{{program}} {{number}}',
    attach: '주 프로세스 {{number}}',
    command: '명령 {{number}}',
  },
  new: {
    label: '새로 열기',
    plain: '터미널',
    options: '옵션을 정해 터미널 열기…',
    command: '명령 실행…',
    attach: '주 프로세스에 연결',
    startAttached: '연결한 채 시작',
  },
  close: '탭 닫기',
  again: '다시 열기',
  opening: '여는 중…',
  open: '연결됨',
  hung: '엔진이 지금 응답하지 않습니다. 입력한 내용은 기다립니다.',
  paused: '컨테이너가 일시 정지되었습니다. 입력한 내용은 다시 실행될 때까지 기다립니다.',
  pausedShell:
    '컨테이너가 일시 정지되었습니다. 입력한 내용은 기다립니다. 지금 탭을 닫으면 컨테이너가 다시 실행될 때 프로그램을 끝냅니다. 단, 그때 Quayside가 켜져 있어야 합니다.',
  noHangUp:
    '이 프로그램을 대신 끝낼 셸이 컨테이너에 없습니다. 탭을 닫기 전에 직접 끝내세요(exit, Ctrl+D, Ctrl+C). 그렇지 않으면 스스로 끝나거나 컨테이너가 멈출 때까지 남습니다.',
  stays: {
    title: '프로그램이 아직 컨테이너에 있습니다: {{name}}',
    paused:
      '일시 정지된 컨테이너에는 아무것도 보낼 수 없습니다. 컨테이너가 다시 실행되면 바로 끝냅니다. 단, 그때 Quayside가 켜져 있어야 하며, 남은 프로그램은 프로세스 탭에서 볼 수 있습니다.',
    noShell:
      '컨테이너에 프로그램을 끝낼 셸이 없습니다. 스스로 끝나거나 컨테이너가 멈출 때까지 남으며, 프로세스 탭에서 볼 수 있습니다.',
  },
  failed: '터미널을 열지 못했습니다',
  wayOut: '터미널에서 나가기: {{keys}}, 셸 끝내기: Ctrl+D',
  readable: '화면 낭독기(느려짐)',
  copied: '선택 영역 복사됨',
  copyRefused: '브라우저가 복사를 허용하지 않았습니다.',
  nothingSelected: '먼저 터미널에서 텍스트를 선택하세요.',
  linkRefused: '링크를 열지 않았습니다',
  search: { label: '터미널 검색', previous: '이전 결과', next: '다음 결과', nothing: '결과 없음' },
  attached: {
    tty: '컨테이너의 주 프로세스입니다. Ctrl+C는 이 프로세스로 전달되어 컨테이너가 끝날 수 있습니다. Ctrl+P Ctrl+Q를 누르거나 탭을 닫으면 실행 중인 채로 둡니다.',
    plain:
      '자체 터미널이 없는 컨테이너의 주 프로세스입니다. 줄은 Enter로 보내고 Ctrl+C는 SIGINT를 보냅니다. 탭을 닫아도 계속 실행됩니다.',
    endsInput:
      '자체 터미널이 없는 컨테이너의 주 프로세스입니다. 줄은 Enter로 보내고 Ctrl+C는 SIGINT를 보냅니다. 처음 나가는 사람과 함께 입력이 닫히며, 그러면 프로그램이 끝날 수 있습니다.',
    noInput:
      '컨테이너의 주 프로세스가 쓰는 내용입니다. 입력 없이 만들어진 컨테이너라 입력할 수 없습니다. 탭을 닫아도 계속 실행됩니다.',
  },
  end: {
    exited: '종료됨 · 종료 코드 {{code}}',
    exitedUnknown: '종료되었지만 엔진이 종료 코드를 더 이상 알지 못합니다.',
    detached: '연결을 끊었습니다. 프로그램은 컨테이너에서 계속 실행됩니다.',
    stopped: '컨테이너가 멈추어 터미널도 끝났습니다 · 종료 코드 {{code}}',
    stoppedUnknown: '컨테이너가 멈추어 터미널도 끝났습니다.',
    removed: '컨테이너가 삭제되어 터미널도 끝났습니다.',
    engine:
      '엔진 연결이 끊겼습니다. 프로그램이 계속 실행되는지 알 수 없으며, 종료되었다는 소식은 없었습니다.',
    failed: '연결이 끊어졌습니다: {{reason}}',
    host: 'Quayside와의 연결이 끊겨 여기서 실행하던 것을 끝냈습니다.',
  },
  none: {
    running: {
      title: '열린 터미널이 없습니다',
      text: '터미널은 실행 중인 컨테이너에서 주 프로세스와 함께 도는 또 다른 프로그램입니다. 탭을 닫으면 끝납니다.',
      action: '터미널 열기',
    },
    paused: {
      title: '컨테이너가 일시 정지되었습니다',
      text: '일시 정지된 컨테이너에서는 아무것도 실행되지 않아 새 프로그램을 시작할 수 없습니다. 주 프로세스에는 연결할 수 있으며, 일시 정지를 해제하면 응답합니다.',
      action: '주 프로세스에 연결',
    },
    stopped: {
      title: '컨테이너가 실행 중이 아닙니다',
      text: '터미널을 열려면 컨테이너가 실행 중이어야 합니다. 연결한 채 시작하면 주 프로세스가 쓰는 내용을 첫 줄부터 볼 수 있습니다. 또는 먼저 시작한 다음 터미널을 여세요.',
      action: '연결한 채 시작',
    },
  },
  noShell: {
    title: '이 컨테이너에는 셸이 없습니다',
    text: 'bash, ash, sh를 찾았지만 파일 시스템에 없습니다. 작은 이미지에는 셸이 빠져 있습니다. 그래도 안을 들여다볼 방법이 있습니다.',
    beside: '다른 이미지의 도구를 가져옵니다. 이 셸에서는 컨테이너의 프로세스와 네트워크가 보입니다.',
    copy: '정적 busybox를 복사해 넣고 프로그램을 /busybox sh로 하여 터미널을 엽니다. 컨테이너를 삭제할 때까지 남습니다.',
    command: '컨테이너에 있는 프로그램을 셸 없이 실행합니다.',
  },
  form: {
    title: '새 터미널: {{name}}',
    program: '프로그램',
    found: '있는 셸 중 가장 좋은 것',
    other: '직접 입력…',
    line: '명령',
    user: '사용자',
    userHint: '이름이나 번호, 필요하면 :그룹. 비우면 컨테이너의 설정을 따릅니다.',
    directory: '작업 디렉터리',
    directoryHint: '비우면 컨테이너의 설정을 따릅니다.',
    directoryProblem: '컨테이너의 경로는 /로 시작합니다.',
    env: '환경 변수',
    envHint: '한 줄에 하나씩 이름=값',
    envProblem: '이름=값 형식이 아닙니다: {{line}}',
    more: '사용자, 디렉터리, 환경 변수',
    open: '터미널 열기',
  },
  line: {
    label: '실행할 명령',
    run: '실행',
    missing: 'COMMAND는 아직 입력하지 않은 명령 자리입니다.',
    empty: '명령을 입력하세요. 예: ls -l /',
    openQuote: '따옴표가 닫히지 않았습니다: {{sign}}',
    operator:
      '셸이 이 줄을 읽지 않으므로 “{{sign}}” 문자는 셸에서처럼 동작하지 않습니다. 따옴표로 묶거나 컨테이너의 셸로 실행하세요.',
    throughShell: '셸로 실행',
  },
  run: {
    running: '실행 중…',
    cancelled: '취소함: 종료하도록 알렸습니다.',
    cancelledStays:
      '그대로 둠: 컨테이너에 프로그램을 끝낼 셸이 없습니다. 스스로 끝나거나 컨테이너가 멈출 때까지 남습니다.',
    output: '출력: {{line}}',
    silent: '출력이 없습니다.',
    cut: '최근 출력만 표시됩니다.',
    copy: '출력 복사',
  },
} as const
