/** Whether a key belongs to an input method. Safari ends the word before the key that ends it, and says so by 229 only. */
export const isComposing = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229;
