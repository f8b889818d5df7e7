/** `21:14:02.118` on the person's clock, in every language: columns of digits are compared, not read. */
export function clockTime(at: number): string {
  const date = new Date(at)
  const milliseconds = String(date.getMilliseconds()).padStart(3, '0')
  return `${two(date.getHours())}:${two(date.getMinutes())}:${two(date.getSeconds())}.${milliseconds}`
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}
