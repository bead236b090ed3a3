const ADDRESS = /@|%40/i;
const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
/** A run of letters and digits that no word is: a key, a hash, a token. */
const TOKEN = /^(?=.*\d)(?=.*[a-z])[\da-z_]{16,}$/i;

const ofOnePerson = (part: string): boolean => ADDRESS.test(part) || UUID.test(part) || TOKEN.test(part);

/** A path as it is counted: what may name one person, such as an e-mail address or a key, is `*`. */
export const countedPath = (path: string): string =>
  path
    .split("/")
    .map((part) => (ofOnePerson(part) ? "*" : part))
    .join("/");
