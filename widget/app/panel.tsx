import { type JSX, onCleanup, onMount, Show } from "solid-js";
import { isForm, mayCopy } from "../chat/told.ts";
import { Composer } from "./composer.tsx";
import { Header } from "./header.tsx";
import { isComposing } from "./is-composing.ts";
import { Log } from "./log.tsx";
import { useRoom } from "./room.ts";
import { TypingLine } from "./typing-line.tsx";

/** The chat itself. With `takeFocus` the visitor opened it: then, and only then, it may take the focus. */
export function Panel(props: { takeFocus: boolean; ref(element: HTMLElement): void; onClose(): void }): JSX.Element {
  const { chat, settings, speech, form } = useRoom();
  const { words } = speech;
  let panel: HTMLElement | undefined;
  // A finger's keyboard would cover half of what was opened to be read.
  const isTouch = matchMedia("(pointer:coarse)").matches;

  // While it tries again after a cut it is connecting from time to time, which is no news.
  const isCut = () => chat().link === "waiting" || (chat().link === "connecting" && chat().availability !== null);

  onMount(() => {
    if (props.takeFocus && isTouch) panel?.focus();
    if (window.visualViewport) followKeyboard(window.visualViewport);
  });

  return (
    <section
      ref={(element) => {
        panel = element;
        props.ref(element);
      }}
      class="panel"
      role="dialog"
      tabindex="-1"
      aria-label={words.chatWith(settings.name)}
      lang={speech.language}
      dir={speech.direction}
      on:keyup={keep}
      on:keypress={keep}
      on:keydown={(event) => {
        keep(event);
        if (event.key === "Escape" && !isComposing(event)) props.onClose();
      }}
    >
      <Header onClose={props.onClose} />
      <Log />
      <TypingLine />
      <Show when={form()} keyed>
        {({ QueueLine }) => <QueueLine />}
      </Show>
      <Show when={isCut()}>
        <p class="notice late" role="status">
          {words.reconnecting}
        </p>
      </Show>
      <Show when={chat().state === "closed" && !isForm(chat())}>
        <p class="notice">{words.closedNow}</p>
      </Show>
      <Show when={mayCopy(chat()) && form()} keyed>
        {({ Copy }) => <Copy />}
      </Show>
      <Composer
        takeFocus={props.takeFocus && !isTouch}
        onSent={() => panel?.querySelector(".scroll")?.scrollTo(0, 0)}
      />
    </section>
  );

  /** What is typed here is no shortcut of the page's, which cannot tell that it came from a text field. */
  function keep(event: Event): void {
    event.stopPropagation();
  }

  /** A phone's keyboard does not shrink the page, only what is seen of it. */
  function followKeyboard(viewport: VisualViewport): void {
    const adapt = () => {
      panel?.style.setProperty("--height", `${viewport.height}px`);
      panel?.style.setProperty("--top", `${viewport.offsetTop}px`);
    };
    adapt();
    viewport.addEventListener("resize", adapt);
    viewport.addEventListener("scroll", adapt);
    onCleanup(() => {
      viewport.removeEventListener("resize", adapt);
      viewport.removeEventListener("scroll", adapt);
    });
  }
}
