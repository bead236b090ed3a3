import type { Door } from "#protocol/rest";

/** A claim whose sign-up never finished stands in nobody's way after this, in ms. */
const CLAIM_LIVES = 60_000;

/** Whether a stranger may sign up now. */
export async function readDoor(directory: D1Database, signUp: string): Promise<Door["signUp"]> {
  if (signUp === "open") return "open";
  const someone = await directory.prepare("SELECT 1 AS found FROM user LIMIT 1").first();
  return someone === null ? "first" : "invitation";
}

/**
 * Takes the ownership of a fresh deployment: true for exactly one of those who ask at the same time, because it is one
 * statement of one database.
 */
export async function claimOwnership(directory: D1Database, email: string, now: number): Promise<boolean> {
  const { meta } = await directory
    .prepare(
      `INSERT INTO owner_claim (one, email, at) SELECT 1, ?1, ?2 WHERE NOT EXISTS (SELECT 1 FROM user)
       ON CONFLICT DO UPDATE SET email = ?1, at = ?2 WHERE NOT EXISTS (SELECT 1 FROM user) AND (email = ?1 OR at < ?2 - ?3)`,
    )
    .bind(email, now, CLAIM_LIVES)
    .run();
  return meta.changes > 0;
}

/** Whether this is the person who signed up first. */
export const ownsDeployment = async (directory: D1Database, email: string): Promise<boolean> =>
  (await directory.prepare("SELECT 1 AS found FROM owner_claim WHERE email = ?").bind(email).first()) !== null;
