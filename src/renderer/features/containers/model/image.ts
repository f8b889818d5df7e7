/** The image as docker shows it: of a digest or an id only the first twelve digits. */
export function shownImage(image: string): string {
  return image
    .replace(/((?:^|@)sha256:[0-9a-f]{12})[0-9a-f]+$/, '$1…')
    .replace(/^([0-9a-f]{12})[0-9a-f]{52}$/, '$1…')
}
