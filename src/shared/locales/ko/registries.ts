/** Words of the registries part: pushing, and the accounts that images are pulled and pushed with. */
export const registries = {
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
