import { ErrorBoundary, type ParentProps } from "solid-js";
import { t } from "../locales/strings.ts";
import { Empty } from "./empty.tsx";

/** A part that broke, or could not be loaded after a deploy, says so instead of leaving a blank. */
export const Unbroken = (props: ParentProps) => (
  <ErrorBoundary
    fallback={(error: unknown) => {
      console.error(error);
      return (
        <Empty icon="alert" title={t("app.broken")} hint={t("app.brokenHint")}>
          <button type="button" class="button primary" onClick={() => location.reload()}>
            {t("link.reload")}
          </button>
        </Empty>
      );
    }}
  >
    {props.children}
  </ErrorBoundary>
);
