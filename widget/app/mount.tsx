import { render } from "solid-js/web";
import { createChat } from "../chat/create-chat.ts";
import type { Desk } from "../loader/desk.ts";
import css from "../styles/chat.css?inline";
import type { Visit } from "../visit/visit.ts";
import { createForm } from "./create-form.ts";
import { RoomProvider } from "./room.ts";
import { loadSpeech } from "./speech.ts";
import { type Handle, Widget } from "./widget.tsx";

/** The app as the loader holds it. The visitor's own click is `enter` while it loads, and `toggle` from then on. */
export type App = { open(): void; close(): void; enter(): void; toggle(): void; end(): void };

const PHONE = "(max-width:480px),(max-height:480px)";

/** Draws the chat into the launcher's shadow root. */
export async function mount(desk: Desk, visit: Visit): Promise<App> {
  const { config, root } = desk;
  const speech = await loadSpeech(document.documentElement.lang || navigator.language);
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];
  const { begin, end, ...live } = createChat(desk, visit);
  const { acts, chat } = live;
  let handle: Handle | undefined;
  let box: HTMLElement;
  let dispose: () => void;
  try {
    box = drawBox(config.settings.position);
    root.append(box);
    dispose = render(
      () => (
        <RoomProvider
          value={{
            settings: config.settings,
            speech,
            ...live,
            person: visit.person,
            form: createForm(root, speech, chat),
          }}
        >
          <Widget
            desk={desk}
            handle={(given) => {
              handle = given;
            }}
          />
        </RoomProvider>
      ),
      box,
    );
  } catch (failure) {
    console.warn(
      "Hejdesk cannot draw the chat on this page and is gone from it. " +
        "If its Content-Security-Policy has a trusted-types list, add hejdesk to it.",
      failure,
    );
    desk.leave();
    throw failure;
  }
  begin();
  // On a phone it would cover the page that was just come to.
  if (acts.open() && !matchMedia(PHONE).matches) handle?.open(false);

  return {
    open: () => handle?.open(false),
    close: () => handle?.close(),
    enter: () => handle?.open(true),
    toggle: () => (handle?.isOpen() ? handle.close() : handle?.open(true)),
    end() {
      end();
      dispose();
      box.remove();
    },
  };
}

// The first template: it throws here and not at a click when the page forbids them.
const drawBox = (position: string): HTMLElement => {
  const box = <div class={`box ${position}`} />;
  if (!(box instanceof HTMLElement)) throw new Error("A div was drawn as something else.");
  return box;
};
