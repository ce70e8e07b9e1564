/** How what stands in the place of a secret begins: a name of the secret's kind and `>` follow. */
export const placeholderStart = '<redacted:'
