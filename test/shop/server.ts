import { readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import type { Arrived } from "../mail/support/smtp.ts";
import { layout, type Page } from "./layout.ts";
import { answerMail } from "./mailbox.ts";
import { category, home, product } from "./pages/browse.ts";
import { basket, checkout, thanks } from "./pages/buy.ts";
import { help } from "./pages/help.ts";
import { mailbox } from "./pages/mailbox.ts";
import { variant } from "./pages/variants.ts";

export type Shop = {
  /** Its origin, `http://localhost:PORT`. */
  url: string;
  stop(): Promise<void>;
  /** Makes every open page load again; only with `liveReload`. */
  reload(): void;
};

type Options = {
  /** 0 takes any free one. */
  port: number;
  /** Origin of the Hejdesk that serves the tag. */
  edge: string;
  siteKey: string;
  host?: string;
  liveReload?: boolean;
  /** Shows these on a page of their own, where they can be answered. */
  mails?: readonly Arrived[];
};

const types: Record<string, string> = { css: "text/css", js: "text/javascript", svg: "image/svg+xml" };

/** Serves the demo shop, with the tag on every page just as an owner would paste it. */
export async function startShop({
  port,
  edge,
  siteKey,
  host = "localhost",
  liveReload,
  mails,
}: Options): Promise<Shop> {
  const tag = `<script async src="${edge}/w/${siteKey}.js"></script>`;
  const listening = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? "/", "http://shop");
    if (pathname === "/reload") return listen(response, listening);
    if (mails !== undefined && pathname === "/mailbox") {
      if (request.method === "POST")
        return void readForm(request).then((form) => answerMail(edge, mails, form, response));
      response.writeHead(200, { "Content-Type": "text/html; charset=utf-8", "Content-Security-Policy": NO_SCRIPT });
      const page = mailbox(mails, searchParams.get("told"));
      return response.end(layout(page, { tag: "", basket: basketOf(request).length, plain: false }));
    }
    if (request.method === "POST") return void post(pathname, request, response);
    const asset = readAsset(pathname.slice(1));
    if (asset !== null) return response.writeHead(200, { "Content-Type": asset.type }).end(asset.body);
    const inside = basketOf(request);
    const odd = variant(pathname, edge);
    const page = odd?.page ?? find(pathname, inside) ?? missing;
    const policy = odd?.policy ?? "";
    const head = `${odd?.head ?? ""}${liveReload && policy === "" ? RELOAD : ""}`;
    const shown = pathname.startsWith("/bare") ? "" : tag;
    response.writeHead(page === missing ? 404 : 200, {
      "Content-Type": "text/html; charset=utf-8",
      ...(policy === "" ? {} : { "Content-Security-Policy": policy }),
    });
    response.end(layout(page, { tag: shown, head, basket: inside.length, plain: policy !== "" }));
  });
  const { promise, resolve, reject } = Promise.withResolvers<number>();
  server.once("error", reject);
  server.listen(port, host, () => {
    const address = server.address();
    if (address === null || typeof address === "string") reject(new Error("The shop listens on no port."));
    else resolve(address.port);
  });
  return {
    url: `http://localhost:${await promise}`,
    async stop() {
      const closed = new Promise((done) => server.close(done));
      server.closeAllConnections();
      await closed;
    },
    reload() {
      for (const response of listening) response.write("data: now\n\n");
    },
  };
}

function find(path: string, inside: readonly string[]): Page | null {
  const [, first = "", second = null] = path.split("/");
  switch (first) {
    case "":
      return home();
    case "p":
      return product(second ?? "");
    case "basket":
      return basket(inside);
    case "checkout":
      return checkout(inside);
    case "thanks":
      return thanks();
    case "help":
      return help(second);
    default:
      return category(first);
  }
}

const missing: Page = {
  title: "Not found",
  main: '<h1>This page went hiking</h1><p class="lead">It did not say when it is back. <a href="/">Home</a></p>',
};

/** Adds to the basket, or empties it; then sends the browser on. A cookie is set here and nowhere else. */
async function post(path: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const added = (await readForm(request)).get("add") ?? "";
  const inside = path === "/basket" && /^[a-z0-9-]+$/.test(added) ? [...basketOf(request), added] : [];
  response.writeHead(303, {
    Location: path === "/basket" ? "/basket" : "/thanks",
    "Set-Cookie": `basket=${inside.slice(-20).join(".")}; Path=/; SameSite=Lax`,
  });
  response.end();
}

async function readForm(request: IncomingMessage): Promise<URLSearchParams> {
  let body = "";
  for await (const chunk of request) body = (body + String(chunk)).slice(0, 40_000);
  return new URLSearchParams(body);
}

function basketOf(request: IncomingMessage): string[] {
  const [, value = ""] = /(?:^|; )basket=([a-z0-9.-]*)/.exec(request.headers.cookie ?? "") ?? [];
  return value.split(".").filter((slug) => slug !== "");
}

function readAsset(name: string): { type: string; body: string } | null {
  const [, extension = ""] = /^[a-z]+\.(css|js|svg)$/.exec(name) ?? [];
  const type = types[extension];
  if (type === undefined) return null;
  try {
    return { type: `${type}; charset=utf-8`, body: readFileSync(join(import.meta.dirname, "assets", name), "utf8") };
  } catch {
    return null;
  }
}

/** Nothing of a mail runs here. */
const NO_SCRIPT = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'";

const RELOAD = '<script>new EventSource("/reload").onmessage=()=>location.reload()</script>';

function listen(response: ServerResponse, listening: Set<ServerResponse>): void {
  response.writeHead(200, { "Content-Type": "text/event-stream", "Access-Control-Allow-Origin": "*" });
  response.write(": here\n\n");
  listening.add(response);
  response.once("close", () => listening.delete(response));
}
