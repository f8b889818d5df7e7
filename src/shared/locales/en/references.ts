/** What is said of an image reference where it is typed. */
export const references = {
  full: 'In full: {{reference}}',
  problem: {
    empty: 'Type a name.',
    scheme: 'A reference has no “https://” before it. Leave it out: registry.example.com/team/app.',
    blank: 'There is a blank in it. A reference has none.',
    uppercase: 'A repository name is written in lower case; only a tag may have capitals.',
    'bad-host':
      'What stands before the first “/” is no registry. Write a host name, with a port if needed (registry.example.com:5000), or an IPv6 address in brackets ([::1]:5000).',
    'no-name':
      'The name of the image is missing. It stands after the registry and before “:” and “@”, as in localhost:5000/app:1.0.',
    'bad-name':
      'A name has letters a–z and digits, with “.”, “_”, “__” or “-” between them, and parts are divided by one “/”.',
    'name-too-long': 'The name is longer than 255 characters.',
    'empty-tag': 'A tag is missing after the “:”. Type one, or take the “:” away.',
    'tag-too-long': 'The tag is longer than 128 characters.',
    'bad-tag': 'A tag has letters a–z, digits, “_”, “.” and “-”, and does not begin with “.” or “-”.',
    'bad-digest': 'A digest reads sha256: followed by 64 hexadecimal digits (0–9, a–f).',
    'has-digest': 'A digest cannot be chosen: the engine makes it. Use a tag.',
    'is-id': 'This is an image id, not a name.',
  },
} as const
