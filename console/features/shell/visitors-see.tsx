import { useSite } from "../../live/context.tsx";
import { t } from "../../locales/strings.ts";

/** What a visitor's widget says right now. Nothing is claimed while there is no connection. */
export function VisitorsSee() {
  const scope = useSite();
  const open = () => (scope.live.link() === "live" ? (scope.live.state().availability?.open ?? null) : null);
  const word = () => {
    const value = open();
    if (value === null) return t("status.unknown");
    return value ? t("status.open") : t("status.closed");
  };
  const why = () => (open() === true ? t("status.openWhy") : open() === false ? t("status.closedWhy") : undefined);
  return (
    <p class="visitors-see" role="status" title={why()}>
      <span>{t("status.visitorsSee")}</span>
      <strong data-open={open()}>{word()}</strong>
    </p>
  );
}
