/**
 * Why the server closes a socket. A final code means: do not reconnect, what would change is not in the
 * client's hands. Codes of the platform (1000 to 1015) are never final.
 */
export const close = {
  malformed: { code: 4400, final: true, reason: "Too many frames that could not be read." },
  unauthorized: { code: 4401, final: true, reason: "The session is not valid any more. Sign in again." },
  forbidden: { code: 4403, final: true, reason: "This account may not do this here." },
  origin: { code: 4404, final: true, reason: "This site is not served on this origin." },
  unknownSite: { code: 4410, final: true, reason: "There is no such site." },
  version: { code: 4406, final: true, reason: "This version is not spoken here any more. Reload the page." },
  helloTimeout: { code: 4408, final: false, reason: "No hello came in time." },
  tooLarge: { code: 4413, final: true, reason: "A frame was larger than 16 KB." },
  silent: { code: 4409, final: false, reason: "Nothing was heard from this console for too long." },
  slow: { code: 4414, final: false, reason: "Too much was sent and not read. Connect again to go on." },
  tooMany: { code: 4429, final: false, reason: "Too many connections from here. Try again in a minute." },
  restart: { code: 4503, final: false, reason: "The site is restarting." },
} as const;

export type CloseName = keyof typeof close;

const finalCodes = new Set<number>(Object.values(close).flatMap((entry) => (entry.final ? [entry.code] : [])));

export const isFinal = (code: number): boolean => finalCodes.has(code);
