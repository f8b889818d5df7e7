/** One part of a path in a container. */
export const isFileName = (text: string): boolean =>
  text !== '' && text.length <= 255 && text !== '.' && text !== '..' && !/[/\0]/.test(text)
