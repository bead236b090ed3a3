import { For, Show } from "solid-js";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { Empty } from "../../ui/empty.tsx";

/** Where people are now, the fullest page first; a page leads to those who have it open. */
export function BoardPages(props: { onChoose(path: string): void }) {
  const scope = useSite();
  const pages = () => scope.live.state().board.pages;
  const most = () => pages()[0]?.here ?? 1;
  return (
    <Show
      when={pages().length > 0}
      fallback={<Empty icon="board" title={t("board.empty")} hint={t("board.emptyHint")} />}
    >
      <ul class="board-pages" aria-label={t("board.pagesList")}>
        <For each={pages()}>
          {(page) => (
            <li>
              <button type="button" onClick={() => props.onChoose(page.path)}>
                <span class="visit-lines">
                  <span class="cut">{page.title || page.path}</span>
                  <span class="cut muted">{page.path}</span>
                </span>
                <svg class="board-bar" viewBox="0 0 100 1" preserveAspectRatio="none" aria-hidden="true">
                  <rect width={(100 * page.here) / most()} height="1" />
                </svg>
                <span class="numbers">{t("board.onPage", page.here)}</span>
              </button>
            </li>
          )}
        </For>
      </ul>
    </Show>
  );
}
