/** What is said of an image reference where it is typed. */
export const references = {
  full: '전체 이름: {{reference}}',
  problem: {
    empty: '이름을 입력하세요.',
    scheme: '이미지 이름 앞에는 “https://”를 쓰지 않습니다. registry.example.com/team/app처럼 쓰세요.',
    blank: '공백이 들어 있습니다. 이미지 이름에는 공백을 쓸 수 없습니다.',
    uppercase: '저장소 이름은 소문자로 씁니다. 대문자는 태그에만 쓸 수 있습니다.',
    'bad-host':
      '첫 “/” 앞부분이 레지스트리 주소가 아닙니다. 호스트 이름과 포트(registry.example.com:5000)나, 대괄호로 묶은 IPv6 주소([::1]:5000)를 쓰세요.',
    'no-name':
      '이미지 이름이 빠졌습니다. localhost:5000/app:1.0처럼 레지스트리 뒤, “:”와 “@” 앞에 이름을 쓰세요.',
    'bad-name':
      '이름에는 영문 소문자와 숫자를 쓰고, 그 사이에만 “.”, “_”, “__”, “-”를 쓸 수 있습니다. 각 부분은 “/” 하나로 나눕니다.',
    'name-too-long': '이름이 255자를 넘습니다.',
    'empty-tag': '“:” 뒤에 태그가 없습니다. 태그를 입력하거나 “:”를 지우세요.',
    'tag-too-long': '태그가 128자를 넘습니다.',
    'bad-tag': '태그에는 영문자, 숫자, “_”, “.”, “-”만 쓸 수 있고, “.”이나 “-”로 시작할 수 없습니다.',
    'bad-digest': '다이제스트는 sha256: 뒤에 16진수(0–9, a–f) 64자리를 씁니다.',
    'has-digest': '다이제스트는 엔진이 만들며 직접 정할 수 없습니다. 태그를 쓰세요.',
    'is-id': '이미지 ID입니다. 이름으로 쓸 수 없습니다.',
  },
} as const
