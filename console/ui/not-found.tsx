import { t } from "../locales/strings.ts";
import { FormPage } from "./form-page.tsx";

/** An address that leads nowhere, or to what is not this person's. */
export const NotFound = () => (
  <FormPage title={t("app.notFound")} intro={t("app.notFoundHint")}>
    <a class="button" href="/">
      {t("app.toStart")}
    </a>
  </FormPage>
);
