import { limits } from "#protocol/limits";
import type { Device, Page } from "#protocol/model";
import type { HejPage } from "../api/hej.ts";

/** The page as agents may see it: no query, nothing longer than the wire takes. A route kept in the hash counts. */
export function readPage(said?: HejPage | null): Page {
  const { pathname, hash } = location;
  const path = text(said?.path, pathname + (/^#!?\//.test(hash) ? hash : "")).split("?")[0] ?? "";
  return {
    path: (path.startsWith("/") ? path : `/${path}`).slice(0, limits.path),
    title: text(said?.title, document.title).slice(0, limits.title),
    ...(document.querySelector("html[data-hej-ignore],body[data-hej-ignore]") && { ignored: true }),
  };
}

/** Names of the places that the page has for invitations, of a shape that the wire takes. */
export const readSlots = (): string[] | undefined => {
  const names = [...document.querySelectorAll<HTMLElement>("[data-hej-slot]")].map(
    ({ dataset }) => `${dataset.hejSlot}`,
  );
  return names[0] === undefined ? undefined : names.filter((name) => SLOT.test(name)).slice(0, limits.slots);
};

const SLOT = /^[a-z\d][a-z\d-]{0,39}$/;

const text = (said: unknown, own: string): string => (typeof said === "string" ? said : own);

/** Where the visitor came from, without its query; empty when the browser does not say. */
export function readReferrer(): string {
  if (!document.referrer) return "";
  const { origin, pathname } = new URL(document.referrer);
  return (origin + pathname).slice(0, limits.referrer);
}

/** The campaign that the address of the page names, as those who advertise write it; the only thing read of a query. */
export function readCampaign(): string | undefined {
  const query = new URLSearchParams(location.search);
  return (query.get("utm_campaign") || query.get("utm_source"))?.slice(0, limits.campaign);
}

/** A rough measure: a finger on something narrow is a phone. */
export const readDevice = (): Device =>
  !matchMedia("(pointer:coarse)").matches
    ? "desktop"
    : Math.min(screen.width, screen.height) < 600
      ? "phone"
      : "tablet";
