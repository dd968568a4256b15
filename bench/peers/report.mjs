/** Runs a crawl and prints what it took: the last line of the output is JSON. */
export async function report(crawl, extra = () => ({})) {
  const started = performance.now();
  const pages = await crawl();
  const seconds = (performance.now() - started) / 1000;
  console.log(JSON.stringify({ pages, seconds, ...extra() }));
}
