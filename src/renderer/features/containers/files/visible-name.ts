/** What a terminal or a browser would act on instead of showing: controls, and what turns text around. */
const hidden = /[\u0000-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/gu

/** A name out of a container with everything in it in sight, so that it cannot pass for another. */
export function visibleName(name: string): string {
  return name.replaceAll(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0
    // The pictures of the C0 controls stand in their order in Unicode.
    return code < 32
      ? String.fromCodePoint(0x2400 + code)
      : `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`
  })
}
