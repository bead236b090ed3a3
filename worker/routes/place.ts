import { limits } from "#protocol/limits";
import { oneLine } from "#protocol/text";

/** Where a request comes from, as the edge reckons it by its address; null where that is not known. */
export type Place = { country: string | null; city: string | null; timeZone: string | null };

export function placeOf({ cf }: Request): Place {
  const { country, city, timezone } = cf ?? {};
  return {
    country: typeof country === "string" && /^[A-Z]{2}$/.test(country) ? country : null,
    city: typeof city === "string" && city !== "" ? oneLine(city).slice(0, limits.name) : null,
    timeZone: typeof timezone === "string" && /^[A-Za-z0-9_+/-]{1,64}$/.test(timezone) ? timezone : null,
  };
}
