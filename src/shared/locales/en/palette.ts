/** Words of the palette part. */
export const palette = {
  title: 'Find anything, do anything',
  placeholder: 'Type a name or an action',
  close: 'Close',
  nothing: 'Nothing fits.',
  searchImages: 'Search images for “{{text}}”',
  group: {
    go: 'Go to',
    containers: 'Containers',
    images: 'Images',
    actions: 'Actions',
    settings: 'Settings',
  },
  openContainer: 'Open {{name}}',
  openImage: 'Open image {{name}}',
  theme: 'Theme: {{name}}',
  language: 'Language: {{name}}',
  shortcuts: 'Keyboard shortcuts',
  retry: 'Connect to the engine again',
  hint: 'Arrow keys choose, Enter does it, Escape closes.',
} as const
