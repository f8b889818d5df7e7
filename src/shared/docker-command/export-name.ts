/** What an exported container is called on the person's computer. */
export const exportName = (name: string): string => `${name}.tar`
