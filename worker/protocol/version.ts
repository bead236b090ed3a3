/** The wire version this build speaks. It is in the socket's URL (`/v1/…`) and in `welcome`. */
export const VERSION = 1;

/** Versions the server accepts: this one and, once there is one, the one before. */
export const ACCEPTED_VERSIONS: readonly number[] = [VERSION];
