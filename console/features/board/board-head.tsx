import { For, Show } from "solid-js";
import { boardSorts } from "#protocol/board-window";
import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";
import { Icon } from "../../ui/icon.tsx";
import type { BoardView } from "./create-board-view.ts";

type BoardHeadProps = { view: BoardView; search(input: HTMLInputElement): void };

/** How many are here, and which of them to look at. */
export function BoardHead(props: BoardHeadProps) {
  const scope = useSite();
  const board = () => scope.live.state().board;
  const isAll = () => props.view.pages() || (props.view.text() === "" && props.view.page() === null);
  return (
    <header class="screen-head board-head">
      <h1>{t("board.title")}</h1>
      <Show when={scope.live.state().present}>
        <p class="muted numbers" role="status">
          {isAll() ? t("board.count", board().here) : t("board.found", board().matching, board().here)}
        </p>
      </Show>
      <Show when={props.view.page()}>
        {(path) => (
          <button type="button" class="chip board-on" onClick={() => props.view.setPage(null)}>
            <span class="cut">{t("board.on", path())}</span>
            <span class="hidden-text">{t("board.clear")}</span>
            <Icon name="close" size={12} />
          </button>
        )}
      </Show>
      <fieldset class="toggle board-kind">
        <legend class="hidden-text">{t("board.kind")}</legend>
        <For each={[false, true]}>
          {(pages) => (
            <label>
              <input
                type="radio"
                name="board-kind"
                checked={props.view.pages() === pages}
                onChange={() => props.view.setPages(pages)}
              />
              <span>{t(pages ? "board.byPage" : "board.byVisitor")}</span>
            </label>
          )}
        </For>
      </fieldset>
      <Show when={!props.view.pages()}>
        <label class="board-sort">
          <span class="hidden-text">{t("board.sort")}</span>
          <select
            class="input"
            value={props.view.sort()}
            onChange={(event) => {
              const sort = boardSorts.find((one) => one === event.currentTarget.value);
              if (sort !== undefined) props.view.setSort(sort);
            }}
          >
            <For each={boardSorts}>{(sort) => <option value={sort}>{t(`board.sorts.${sort}`)}</option>}</For>
          </select>
        </label>
        <label class="search">
          <Icon name="search" size={16} />
          <span class="hidden-text">{t("board.search")}</span>
          <input
            class="input"
            type="search"
            ref={(input) => props.search(input)}
            placeholder={t("board.searchHint")}
            value={props.view.text()}
            maxLength={200}
            onInput={(event) => props.view.setText(event.currentTarget.value)}
          />
        </label>
      </Show>
    </header>
  );
}
