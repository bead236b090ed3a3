import type { Plugin } from "vite";
import { close } from "#protocol/close";
import { limits } from "#protocol/limits";

/** What the widget uses of the protocol's tables is written in as numbers, so that the tables stay out of it. */
export const protocolConstants = (): Plugin => ({
  name: "protocol-constants",
  transform: {
    filter: { id: /\.tsx?$/ },
    handler(code, id) {
      if (id.endsWith("/worker/protocol/close.ts")) {
        const codes = Object.values(close).flatMap((entry) => (entry.final ? [entry.code] : []));
        return `export const isFinal = (code) => ${JSON.stringify(codes)}.includes(code);`;
      }
      if (!id.includes("/widget/")) return null;
      return code.replace(/\blimits\.(\w+)/g, (whole, name) => {
        const entry = Object.entries(limits).find(([known]) => known === name);
        return entry ? String(entry[1]) : whole;
      });
    },
  },
});
