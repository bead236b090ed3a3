import type { mount } from "../app/mount.tsx";
import type { makeVisit } from "../visit/visit.ts";

/** What each chunk exports. */
export type Chunks = { link: { makeVisit: typeof makeVisit }; app: { mount: typeof mount } };

/** Paths of the chunks, written in by the build. */
declare const HEJDESK_CHUNKS: Record<keyof Chunks, string>;

/** Imports a chunk. One that is gone, as after a deploy, is asked for once more where it is now. */
export const load = <Name extends keyof Chunks>(edge: string, name: Name): Promise<Chunks[Name]> =>
  bring(edge + HEJDESK_CHUNKS[name]).catch(async () => {
    const entry = await (await fetch(`${edge}/widget/entry.json`, { cache: "no-store" })).json();
    // Browsers may remember that an address failed.
    return bring(`${edge + entry[name]}?again`);
  });

const bring = (address: string) => import(/* @vite-ignore */ address);
