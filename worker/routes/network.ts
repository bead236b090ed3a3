import { networkOf } from "../domain/presence/address.ts";

/** Where a request comes from, as far as limits and links care: an IPv6 household is its /64. Empty where nobody says. */
export const networkOfClient = (request: Request): string => networkOf(request.headers.get("cf-connecting-ip") ?? "");
