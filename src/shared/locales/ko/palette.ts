/** Words of the palette part. */
export const palette = {
  title: '무엇이든 찾고 실행하기',
  placeholder: '이름이나 동작을 입력하세요',
  close: '닫기',
  nothing: '맞는 항목이 없습니다.',
  searchImages: '이미지 검색: “{{text}}”',
  group: {
    go: '이동',
    containers: '컨테이너',
    images: '이미지',
    actions: '동작',
    settings: '설정',
  },
  openContainer: '열기: {{name}}',
  openImage: '이미지 열기: {{name}}',
  theme: '테마: {{name}}',
  language: '언어: {{name}}',
  shortcuts: '키보드 단축키',
  retry: '엔진에 다시 연결',
  hint: '화살표 키로 고르고, Enter로 실행하고, Esc로 닫습니다.',
} as const
