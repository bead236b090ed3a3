/** The address that lets somebody in. */
export const joinLink = (invitation: string): string => new URL(`/join/${invitation}`, location.origin).href;
