/** Words of the registries part: pushing, and the accounts that images are pulled and pushed with. */
export const registries = {
  title: '레지스트리',
  lead: 'docker login과 같은 계정을 씁니다. 여기서 로그인하면 docker에서도 로그인되고, 그 반대도 마찬가지입니다.',
  openLogin: '레지스트리에 로그인…',
  accounts: '계정',
  failedTitle: '계정을 읽을 수 없습니다',
  slow: '아직 기다리고 있습니다. 키체인이 확인을 요청하고 있거나 레지스트리가 응답하지 않습니다.',
  nobody: '로그인하지 않음',
  as: '로그인됨: {{username}}',
  asByToken: '토큰으로 로그인됨: {{username}}',
  byToken: '토큰으로 로그인됨',
  problem: '자격 증명 도우미에 물어보지 못했습니다:',
  browse: '둘러보기',
  browseNamed: '{{registry}} 둘러보기',
  search: '검색',
  browseTitle: '레지스트리 둘러보기',
  browseHint:
    '이미지 이름의 앞부분처럼 호스트와 포트를 입력하세요. 많은 사설 레지스트리가 목록을 보여 줍니다.',
  place: {
    helper: '보관하는 곳: {{helper}}',
    plain: '보관하는 곳: {{file}} (암호화되지 않음). 파일을 읽을 수 있으면 비밀번호도 읽을 수 있습니다.',
    environment: 'DOCKER_AUTH_CONFIG에서 왔으며 Quayside를 시작한 곳에서만 바꿀 수 있습니다.',
  },
  placeNext: {
    helper: '새 로그인은 docker login처럼 다음 도우미에 보관됩니다: {{helper}}',
    plain:
      '새 로그인은 docker login처럼 다음 파일에 보관됩니다: {{file}} (암호화되지 않음). 파일을 읽을 수 있으면 비밀번호도 읽을 수 있습니다. 이 파일의 credsStore에 자격 증명 도우미를 지정하면 안전하게 보관됩니다.',
  },
  limit: {
    ask: '얼마나 더 받을 수 있나요?',
    askNamed: '{{registry}}: 얼마나 더 받을 수 있나요?',
    again: '다시 확인',
    againNamed: '다시 확인: {{registry}}',
    asking: '확인하는 중…',
    none: '이 레지스트리는 제한을 알려 주지 않습니다.',
    left: '전체 {{limit}}회 중 {{remaining}}회 남았습니다.',
    leftIn: '{{time}} 동안 {{limit}}회 중 {{remaining}}회 남았습니다.',
  },
  login: {
    title: '레지스트리에 로그인',
    lead: '엔진이 레지스트리에서 계정을 확인한 뒤에만 보관합니다.',
    registry: '레지스트리',
    registryHint: '이미지 이름의 앞부분처럼 호스트와 포트를 입력하세요. 비워 두면 Docker Hub입니다.',
    badRegistry: '레지스트리 주소가 아닙니다. 예: ghcr.io, localhost:5000',
    username: '사용자 이름',
    password: '비밀번호 또는 액세스 토큰',
    passwordHint:
      '레지스트리와 docker login이 보관하는 곳에만 전달됩니다. 토큰은 나중에 취소할 수 있어 비밀번호보다 안전합니다.',
    missing: '입력하세요.',
    confirm: '로그인',
    checking: '확인하는 중…',
    done: '{{registry}} 로그인 완료: {{username}}',
    failedTitle: '로그인하지 못했습니다',
  },
  logout: {
    title: '{{registry}}에서 로그아웃할까요?',
    lead: '이 컴퓨터의 Quayside와 docker에서 계정을 지웁니다: {{username}}',
    leadToken: '이 컴퓨터의 Quayside와 docker에서 로그인에 쓰던 토큰을 지웁니다.',
    stays:
      '레지스트리의 계정과 모든 이미지는 그대로 남습니다. 이 컴퓨터용으로 만든 토큰은 계속 유효하므로 레지스트리에서 취소하세요.',
    confirm: '로그아웃',
    named: '{{registry}} 로그아웃',
    failedTitle: '로그아웃하지 못했습니다',
  },
  catalog: {
    filter: '저장소 필터',
    count_other: '저장소 {{count}}개',
    more: '저장소 더 보기',
    emptyTitle: '아직 아무것도 없습니다',
    empty:
      '레지스트리({{registry}})에 저장소가 없거나 이 계정에 보이지 않습니다. 이 레지스트리 이름으로 이미지에 태그를 추가하고 푸시하세요.',
    failedTitle: '{{registry}} 레지스트리를 둘러볼 수 없습니다',
    tagsOf: '태그: {{name}}',
    noTags: '태그가 없습니다. 모두 삭제되었습니다.',
    filterTags: '태그 찾기: {{name}}',
    noTagLike: '이 글자가 들어간 태그가 없습니다.',
    tagsHidden_other: '태그가 {{count}}개 더 있습니다. 이름의 일부를 입력해 보세요.',
    tagsMore: '태그가 너무 많아 일부만 읽었습니다. 여기에 없어도 태그를 끝까지 입력하면 받을 수 있습니다.',
    here: '이미 있음',
  },
  pull: {
    action: '이름, 다이제스트, 플랫폼으로 이미지 받기…',
    otherPlatform: '플랫폼을 정해서 받기…',
    title: '이미지 받기',
    reference: '이미지',
    hint: '태그나 다이제스트를 붙일 수 있습니다. 둘 다 없으면 latest입니다.',
    platform: '플랫폼',
    platformHint:
      '비워 두면 엔진의 플랫폼입니다. 다른 플랫폼의 이미지는 엔진이 에뮬레이션할 수 있을 때만 실행됩니다.',
    badPlatform: 'linux/arm64 또는 linux/arm/v7처럼 운영 체제/아키텍처 형식으로 입력하세요.',
  },
  newer: {
    action: '새 이미지 확인…',
    named: '{{name}}: 새 이미지 확인',
    title: '{{name}}: 새 이미지가 있나요?',
    asking: '레지스트리에 다이제스트를 확인하는 중…',
    failedTitle: '레지스트리에 확인하지 못했습니다',
    notThere:
      '레지스트리에 이 이름의 이미지가 없습니다. 여기서 만들고 푸시하지 않았거나, 레지스트리에서 삭제되었습니다.',
    notPulled: '이미지를 받지 못했고 컨테이너는 그대로입니다',
    there: '레지스트리',
    here: '이 엔진',
    verdict: {
      same: '최신 상태입니다. 레지스트리에 똑같은 이미지가 있습니다: {{name}}',
      other: '레지스트리의 이 이름에 다른 이미지가 있습니다. 대개 더 새로운 이미지입니다.',
      'made-here':
        '이 엔진에서 만들었고 이 이름으로 받거나 푸시한 적이 없는 이미지입니다. 레지스트리에도 같은 이름의 이미지가 있어서, 받으면 이름이 그쪽으로 넘어갑니다.',
    },
    which: '이전 이미지로 만든 컨테이너',
    how: '설정 변경과 같은 방식으로 교체합니다. 설정, 볼륨, 이름은 그대로이고 이전 컨테이너는 되돌릴 수 있도록 보관합니다. 볼륨 밖에 쓴 내용은 이전 컨테이너에 남습니다.',
    pull: '받기만',
    recreate_other: '받고 컨테이너 {{count}}개 다시 만들기',
    recreateAlone_other: '컨테이너 {{count}}개 다시 만들기',
  },
  remedy: {
    login: '{{registry}} 로그인…',
    insecure:
      '암호화되지 않은 HTTP를 사용하며, 엔진은 이 컴퓨터에 대해서만 이를 허용합니다. 사이의 네트워크를 신뢰할 수 있다면 엔진이 있는 컴퓨터에 다음을 추가하고 엔진을 다시 시작하세요.',
    authority:
      '엔진이 모르는 인증 기관이 서명한 인증서입니다. 그 인증 기관의 인증서를 엔진이 있는 컴퓨터의 다음 위치에 넣으세요. 엔진을 다시 시작할 필요는 없습니다.',
    authorityDesktop:
      '엔진이 모르는 인증 기관이 서명한 인증서입니다. 그 인증 기관의 인증서를 다음 위치에 넣고 Docker Desktop을 다시 시작하세요.',
    authorityHere: '서명한 인증 기관의 인증서를 이 컴퓨터의 다음 위치에 넣으세요.',
  },
  fault: {
    pushRefused:
      '레지스트리({{registry}})에서 푸시를 거부했습니다. 이 이름에 푸시할 수 있는 계정으로 로그인하거나 먼저 자신의 이름으로 태그를 추가하세요.',
    wrongPassword:
      '레지스트리({{registry}})에서 이 이름과 비밀번호를 받아들이지 않습니다. 아무것도 보관하지 않았습니다.',
    loginRefused:
      '레지스트리({{registry}})에서 보관된 로그인을 더 이상 받아들이지 않습니다. 다시 로그인하세요.',
    noPlatform: '레지스트리에 이 플랫폼용 이미지가 없습니다: {{platform}}',
    noTls: '레지스트리({{registry}})는 암호화되지 않은 HTTP를 사용하는데 엔진은 TLS를 요구합니다.',
    untrustedCertificate: '엔진이 레지스트리({{registry}})의 인증서를 신뢰하지 않습니다.',
    untrustedHere:
      '레지스트리({{registry}})에는 이 컴퓨터에서 직접 묻는데, 이 컴퓨터가 인증서를 신뢰하지 않습니다. 엔진에서는 그대로 이미지를 받을 수도 있습니다.',
    pullBrokenOff:
      '레지스트리({{registry}})와의 연결이 도중에 끊겨 엔진이 포기했습니다. 받던 내용은 남지 않고, 이미 있던 이미지는 그대로입니다. 레지스트리가 응답하면 다시 시도하세요.',
    pushBrokenOff:
      '레지스트리({{registry}})와의 연결이 도중에 끊겨 엔진이 포기했습니다. 레지스트리의 그 이름은 그대로이고, 완전히 전송된 레이어는 다시 보내지 않습니다. 레지스트리가 응답하면 다시 시도하세요.',
    besideEngine:
      '레지스트리({{registry}})는 엔진이 있는 다른 컴퓨터에 있으므로 여기서는 목록을 볼 수 없습니다. 이미지 받기와 푸시는 엔진에서 그대로 됩니다.',
    wantsLogin: '레지스트리({{registry}})는 로그인한 사용자에게만 응답합니다.',
    accountRefused: '저장된 계정으로는 이 내용을 조회할 수 없습니다: {{registry}}',
    noCatalog:
      '레지스트리({{registry}})는 목록을 보여 주지 않습니다. 전체 이름을 알면 이미지를 받을 수 있습니다.',
    answeredError:
      '레지스트리({{registry}})가 오류로 응답했습니다. 나중에 다시 시도하거나 관리자에게 알리세요.',
    notRegistry: '응답은 왔지만 레지스트리의 응답이 아닙니다. 이름과 포트를 확인하세요: {{registry}}',
    configBroken:
      'docker 설정 파일이 올바른 JSON이 아니므로 아무것도 바꾸지 않았습니다. 먼저 파일을 고치세요.',
    configUnwritable: 'docker 설정 파일을 읽거나 쓸 수 없습니다.',
    helperFailed: '자격 증명 도우미가 거부했습니다.',
    accountFromEnvironment: 'DOCKER_AUTH_CONFIG에서 온 계정입니다. Quayside를 시작하는 곳에서 바꾸세요.',
    retryAfter_other: '레지스트리({{registry}})에 너무 자주 요청했습니다. {{count}}분 뒤에 다시 시도하세요.',
  },
  push: {
    title: '{{name}} 푸시',
    lead: '다른 컴퓨터에서 받을 수 있도록 이미지를 레지스트리로 보냅니다. 이미 있는 레이어는 다시 보내지 않습니다.',
    full: '전체 이름',
    registry: '보낼 레지스트리',
    library:
      '슬래시가 없는 이름은 Docker 공식 이미지용이므로 Docker Hub에서 거부합니다. 먼저 “사용자이름/{{name}}” 형식으로 태그를 추가한 뒤 푸시하세요.',
    confirm: '푸시',
    runningText: '창을 닫아도 계속 진행되며 결과는 작업 내역에 표시됩니다.',
    cancelPush: '푸시 취소',
    cancelledText: '취소했습니다. 완전히 전송된 레이어는 레지스트리에 남아 다시 보내지 않습니다.',
    failedTitle: '이미지를 푸시하지 못했습니다',
    doneTitle: '푸시했습니다: {{name}}',
    digest: '레지스트리에 저장된 다이제스트',
    copyDigest: '다이제스트 복사',
    pullElsewhere: '다른 컴퓨터에서 받는 명령',
    lost: '그사이에 Quayside가 다시 시작되었습니다. 푸시가 끝났는지 알 수 없으니 다시 푸시하세요. 없는 레이어만 보냅니다.',
  },
} as const
