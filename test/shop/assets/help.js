// A small single-page site: the topics change without a page load.
const brand = document.title.split(" · ").at(-1);

document.querySelector(".topics").addEventListener("click", (event) => {
  const link = event.target.closest("a");
  if (!link || event.metaKey || event.ctrlKey) return;
  event.preventDefault();
  history.pushState(null, "", link.href);
  show();
});
addEventListener("popstate", show);

function show() {
  const topic = location.pathname.split("/")[2];
  let name = "Help";
  for (const article of document.querySelectorAll("[data-topic]")) {
    article.hidden = article.dataset.topic !== topic;
    if (!article.hidden) name = `Help: ${article.querySelector("h2").textContent}`;
  }
  document.title = `${name} · ${brand}`;
}
