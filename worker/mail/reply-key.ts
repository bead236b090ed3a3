import { createHmac } from "node:crypto";

/** What reply addresses are signed with: of the deployment's one secret, and of no use for anything else. */
export const replyKey = (secret: string): string =>
  createHmac("sha256", secret).update("reply addresses").digest("hex");
